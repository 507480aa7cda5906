import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Bill } from '../../../../src/shared/campaign/bills/model.ts'
import { linkFault } from '../../../../src/shared/kernel/link-form.ts'
import type { Argument } from '../../../../src/shared/library/model.ts'
import { starter } from '../drafts/gathered.ts'
import { lintLine } from '../drafts/templates/french-lint.ts'

const ids = new Set(starter.map(one => one.id))
const campaign = starter.filter((one): one is Argument => one.kind === 'argument' && !one.ground)

const wordsIn = (text: string): number =>
  text.replace(/\[\[[^\]]*\]\]/g, 'source').match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu)?.length ?? 0
const sentencesIn = (text: string): number => text.match(/[.!?…](?=\s|$)/g)?.length ?? 0

describe('the arguments of the shipped campaigns', () => {
  it('are those of the Narcotrafic law, of video surveillance and of procedure', () => {
    expect(campaign.length).toBeGreaterThanOrEqual(36)
  })

  it.each(campaign.map(one => [one.id, one] as const))(
    '%s has each of its forms, in its length',
    (_, { thesis, shortForm, variants, pairs, facts, neverSay, measures }) => {
      expect(thesis).not.toBe('')
      expect(sentencesIn(shortForm), 'forme brève').toBe(2)
      expect(wordsIn(variants.briefing ?? ''), 'note').toBeGreaterThanOrEqual(120)
      expect(wordsIn(variants.briefing ?? ''), 'note').toBeLessThanOrEqual(200)
      expect(wordsIn(variants.sheet ?? ''), 'fiche').toBeGreaterThanOrEqual(20)
      expect(wordsIn(variants.sheet ?? ''), 'fiche').toBeLessThanOrEqual(60)
      expect(wordsIn(variants.mail ?? ''), 'courriel').toBeGreaterThanOrEqual(30)
      expect(wordsIn(variants.mail ?? ''), 'courriel').toBeLessThanOrEqual(60)
      expect(wordsIn(variants.intervention ?? ''), 'intervention').toBeGreaterThanOrEqual(280)
      expect(wordsIn(variants.intervention ?? ''), 'intervention').toBeLessThanOrEqual(320)
      expect(sentencesIn(variants.script ?? ''), 'appel').toBe(2)
      expect(pairs.filter(one => one.objection && one.reply).length, 'objections').toBeGreaterThanOrEqual(2)
      expect(facts.filter(one => one.date).length, 'faits datés').toBeGreaterThanOrEqual(2)
      expect(neverSay.length, 'à ne pas dire').toBeGreaterThanOrEqual(1)
      for (const fact of facts) {
        expect(fact.source ? ids.has(fact.source) : fact.sourceText.trim(), fact.text).toBeTruthy()
        expect(fact.certainty, fact.text).toBeDefined()
      }
      for (const link of measures) expect(link.stage, link.measure).toBeDefined()
    },
  )

  it.each(campaign.map(one => [one.id, one] as const))(
    '%s punctuates its sentences as printers do',
    (_, one) => {
      const texts = [
        ...[one.title, one.thesis, one.shortForm, one.development, one.caveat ?? ''],
        ...Object.values(one.variants).map(text => text ?? ''),
        ...one.pairs.flatMap(pair => [pair.objection, pair.reply]),
        ...one.facts.map(fact => fact.text),
        ...one.neverSay,
      ].map(text => text.replace(/\[\[[^\]]*\]\]/g, 'source'))
      const sentences = texts.flatMap(text => text.split(/(?<=[.?!…])\s+|\n+/))
      expect(sentences.filter(sentence => (sentence.match(/ :|\u00a0:/g)?.length ?? 0) > 1)).toEqual([])
      expect(texts.filter(text => /['"]/.test(text))).toEqual([])
      expect(texts.filter(text => / [:;?!»]|« /.test(text))).toEqual([])
      expect(
        texts.filter(text =>
          /(?<![\p{L}])(\p{L}{2,}) \1(?![\p{L}])/u.test(text.replace(/nous nous|vous vous/g, '')),
        ),
      ).toEqual([])
    },
  )

  it.each(
    campaign
      .filter(one => one.measures.some(link => link.bill === 'narcotrafic'))
      .map(one => [one.id, one.variants.filing ?? ''] as const),
  )('%s names the constitutional norm of its grievance', (_, filing) =>
    expect(filing).toMatch(/article[s]? \d+[^.]* de la (?:Déclaration de 1789|Constitution)/),
  )

  it.each(campaign.map(one => [one.id, one] as const))('%s is correct French in every form', (_, one) => {
    const { filing: _filing, intervention = '', ...spoken } = one.variants
    const lines = [
      one.thesis,
      one.shortForm,
      ...Object.values(spoken).flatMap(text => (text ?? '').split('\n\n')),
      ...one.pairs.map(pair => `${pair.objection} ${pair.reply}`),
      ...one.facts.map(fact => fact.text),
    ]
    const plain = (text: string) => lintLine(text.replace(/\[\[[^\]]*\]\]/g, 'source'))
    expect(lines.flatMap(plain)).toEqual([])
    // a speech goes on from one sentence to the next: its pronouns reach further back than those of a letter
    expect(
      intervention
        .split('\n\n')
        .flatMap(plain)
        .filter(fault => fault.rule !== 'pronoun'),
    ).toEqual([])
  })
})

/** Forms of an argument: what each is for is what an audience reads or hears. */
const FORMS = ['filing', 'briefing', 'sheet', 'mail', 'intervention', 'script'] as const

describe('each measure of the shipped campaigns', () => {
  const { bills } = JSON.parse(readFileSync('resources/packs/narcotrafic.json', 'utf8'))
  const measures = z
    .array(Bill)
    .parse(bills)
    .flatMap(bill => bill.measures.map(({ id }) => ({ bill: bill.id, id })))
  it.each(measures.map(measure => [measure.id, measure] as const))(
    '%s has an argument in each form, with an objection and its reply',
    (_, measure) => {
      const about = campaign.filter(one =>
        one.measures.some(link => link.bill === measure.bill && link.measure === measure.id),
      )
      for (const form of FORMS)
        expect(
          about.some(one => one.variants[form]),
          form,
        ).toBe(true)
      expect(about.some(one => one.pairs.some(pair => pair.objection && pair.reply))).toBe(true)
    },
  )

  it('quotes the offence of the law of 2025 as its article has it', () => {
    const quoted =
      JSON.stringify(campaign).match(/concours «?[\s\u00a0]?fréquente? (?:ou|et) importante?/gu) ?? []
    expect(quoted.length).toBeGreaterThan(0)
    expect(quoted.filter(words => !/fréquent ou important$/u.test(words))).toEqual([])
  })
})

it('no shipped address is of a rehearsal site, in another alphabet, or misspelt', () => {
  const addresses = ['arguments', 'autorites', 'moyens', 'narcotrafic'].flatMap(
    name => readFileSync(`resources/packs/${name}.json`, 'utf8').match(/https?:\/\/[^"\s]+/g) ?? [],
  )
  expect(addresses.length).toBeGreaterThan(100)
  expect(addresses.flatMap(one => linkFault(one) ?? [])).toEqual([])
})
