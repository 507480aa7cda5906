import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Event } from '../../../../src/shared/dossiers/model.ts'
import { CaseMoment } from '../../../../src/shared/drafts/templates/template.ts'
import { type LineMaterial, linesOf } from '../../../../src/shared/filings/line/line.ts'
import type { CaseLine, StepKey } from '../../../../src/shared/filings/line/model.ts'
import { stepsOfKind } from '../../../../src/shared/filings/line/step-table.ts'
import { linePlainText } from '../../../../src/shared/filings/line/words.ts'
import { Filing } from '../../../../src/shared/filings/model.ts'
import { eventKinds } from '../../../../src/shared/procedure/events/kinds.ts'
import { limitsOf } from '../../../../src/shared/procedure/situation.ts'
import { aDossier } from '../../../fixtures/builders.ts'

const moments = [...CaseMoment.options, undefined]
const templates = CaseMoment.options.map(moment => ({
  ...{ id: `modele-${moment}`, title: moment, moment },
  next: [],
}))
const usual = [
  ['requete-annulation', 'claim'],
  ['replique-generale', 'briefs'],
  ['requete-appel-generale', 'appeal'],
  ['pourvoi-cassation', 'cassation'],
  ['requete-suspension', 'urgent'],
].map(([id, moment]) => ({ id: id!, title: id!, moment: CaseMoment.parse(moment), next: [] }))

const day = fc
  .integer({ min: 0, max: 1200 })
  .map(n => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10))
const affaireIds = ['', 'refere', 'appel', 'autre']
const titles: Record<string, string> = {
  refere: 'Référé-suspension',
  appel: 'Appel',
  autre: 'Contre l’arrêté',
}

/** Dossiers as they come: any events in any case, texts of any moment, some of them filed, in up to four cases. */
const materials = fc
  .record({
    affaires: fc.subarray(['refere', 'appel', 'autre']),
    events: fc.array(
      fc.record({ kind: fc.constantFrom(...eventKinds.map(one => one.kind)), date: day, at: fc.nat(3) }),
      { maxLength: 9 },
    ),
    texts: fc.array(
      fc.record({
        moment: fc.constantFrom(...moments),
        at: fc.nat(3),
        filed: fc.option(day),
        isSet: fc.boolean(),
      }),
      { maxLength: 7 },
    ),
  })
  .map(({ affaires, events: drawnEvents, texts: drawnTexts }): LineMaterial => {
    const affaireAt = (at: number) => (affaires.includes(affaireIds[at]!) ? affaireIds[at]! : undefined)
    const texts = drawnTexts.map(({ moment, at, filed, isSet }, n) => ({
      ...{ id: `t${n}`, title: `Texte ${n}`, template: moment ? `modele-${moment}` : '', moment, filed },
      ...{ set: isSet ? 'set' : '', affaire: affaireAt(at) ?? '' },
    }))
    const filings = texts.flatMap(text =>
      text.filed
        ? [
            Filing.parse({
              ...{ id: `f-${text.id}`, dossier: 'd', date: text.filed, exhibits: [] },
              ...{
                drafts: [{ id: text.id, title: text.title }],
                ...(text.affaire && { affaire: text.affaire }),
              },
            }),
          ]
        : [],
    )
    const events: Event[] = [
      ...drawnEvents.map(({ kind, date, at }, n) => ({
        ...{ id: `e${n}`, kind, date, label: '', options: [] },
        ...(affaireAt(at) && { affaire: affaireAt(at)! }),
      })),
      ...filings.map(filing => ({
        ...{ id: filing.id, kind: 'filed', date: filing.date, label: '', options: [] },
        ...(filing.affaire && { affaire: filing.affaire }),
      })),
    ]
    const dossier = aDossier({
      facts: { 'limits.nature': 'regime-general' },
      events,
      affaires: affaires.map(id => ({ id, title: titles[id]!, court: '', caseNumber: '', exhibits: [] })),
    })
    return {
      ...{ dossier, events, texts, filings, templates: [...templates, ...usual] },
      limits: limitsOf(dossier, key => dossier.facts[key]),
      headOf: () => ({ court: 'Lyon', caseNumber: '' }),
      exhibitsOf: () => 0,
    }
  })

const steps = (lines: readonly CaseLine[]) => lines.flatMap(line => line.steps)

describe('the lines of any dossier', () => {
  test('hold every text, event, deposit and limit once, in its own case', () => {
    fc.assert(
      fc.property(materials, day, (material, at) => {
        const { lines } = linesOf(material, at)
        const ids = (of: 'texts' | 'events' | 'filings') =>
          steps(lines).flatMap(step => step[of].map(({ id }) => id))
        for (const of of ['texts', 'events', 'filings'] as const)
          expect(ids(of).toSorted()).toEqual(material[of].map(({ id }) => id).toSorted())
        const keys = steps(lines).flatMap(step => step.limits.map(({ key }) => key))
        expect(keys.toSorted()).toEqual(material.limits.map(({ key }) => key).toSorted())
        for (const line of lines)
          for (const text of line.steps.flatMap(step => step.texts))
            expect(material.texts.find(({ id }) => id === text.id)?.affaire || undefined).toBe(line.affaire)
      }),
      { numRuns: 300 },
    )
  })

  test('are one for each case, its steps in the order of its kind, with one act at most', () => {
    fc.assert(
      fc.property(materials, day, (material, at) => {
        const { lines } = linesOf(material, at)
        expect(lines.map(line => line.affaire)).toEqual([
          undefined,
          ...(material.dossier.affaires ?? []).map(({ id }) => id),
        ])
        for (const line of lines) {
          expect(line.steps.map(step => step.key)).toEqual(stepsOfKind[line.kind].map(step => step.key))
          const step = line.steps.find(({ key }) => key === line.next?.step)
          if (!line.next) continue
          expect(step).toBeDefined()
          expect(line.next.label).not.toContain('undefined')
          if (line.next.kind === 'open')
            expect(step?.texts.find(({ id }) => id === line.next?.draft)?.filed).toBeUndefined()
          if (line.next.kind === 'prepare') expect(step?.template).toBe(line.next.template)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('call late what has a running limit behind it and nothing that meets it, and nothing else', () => {
    fc.assert(
      fc.property(materials, day, (material, at) => {
        for (const line of linesOf(material, at).lines)
          for (const step of line.steps) {
            const last = step.limits
              .flatMap(({ isRunning, lastDay }) => (isRunning && lastDay ? [lastDay] : []))
              .toSorted()[0]
            if (step.state === 'late') expect(last! < at).toBe(true)
            if (step.state === 'done' && step.texts.length > 0 && step.events.length === 0 && !step.day)
              expect(step.texts.some(text => text.filed)).toBe(true)
          }
      }),
      { numRuns: 300 },
    )
  })

  test('stay as they are in a case when something happens in another', () => {
    fc.assert(
      fc.property(materials, day, (material, at) => {
        const other = {
          id: 'x',
          kind: 'deposit',
          date: '2024-02-02',
          label: '',
          options: [],
          affaire: 'refere',
        }
        if (!material.dossier.affaires?.some(({ id }) => id === 'refere')) return
        const before = linesOf(material, at).lines
        const after = linesOf({ ...material, events: [...material.events, other] }, at).lines
        for (const line of after.filter(one => one.affaire !== 'refere'))
          expect(line).toEqual(before.find(one => one.affaire === line.affaire))
      }),
      { numRuns: 150 },
    )
  })
})

describe('a case that moves', () => {
  const notified = { id: 'n', kind: 'notified', date: '2026-10-09', label: 'Arrêté', options: [] }
  const material = (given: Partial<LineMaterial>): LineMaterial => {
    const dossier = aDossier({
      facts: { 'limits.nature': 'regime-general', ...given.dossier?.facts },
      events: [...(given.events ?? [])],
      ...(given.dossier?.affaires && { affaires: given.dossier.affaires }),
    })
    return {
      ...{ dossier, events: [], texts: [], filings: [], templates: usual, exhibitsOf: () => 12 },
      ...{ headOf: () => ({ court: 'Lyon', caseNumber: '' }), ...given },
      limits: limitsOf(dossier, key => dossier.facts[key]),
      dossier,
    }
  }
  const state = (line: CaseLine | undefined, key: StepKey) =>
    line?.steps.find(step => step.key === key)?.state
  const main = (given: Partial<LineMaterial>, at: string) => linesOf(material(given), at).lines[0]
  const claim = { id: 'r', title: 'Requête', template: 'requete-annulation', moment: 'claim' as const }
  const filing = Filing.parse({
    ...{ id: 'f', dossier: 'd', date: '2026-12-02', caseNumber: '2612345' },
    ...{ drafts: [{ id: 'r', title: 'Requête' }], exhibits: [] },
  })
  const filed = { id: 'f', kind: 'filed', date: '2026-12-02', label: '', options: [] }

  test('begins with the decision, then the claim is due, and late once its time is past', () => {
    const line = main({ events: [notified] }, '2026-10-20')
    expect([state(line, 'first'), state(line, 'recourse'), state(line, 'claim')]).toEqual([
      'done',
      'optional',
      'due',
    ])
    expect(line?.next).toMatchObject({
      kind: 'prepare',
      template: 'requete-annulation',
      label: 'Préparer la requête',
    })
    expect(state(main({ events: [notified] }, '2027-03-01'), 'claim')).toBe('late')
  })
  test('opens what is written, then asks for the number, then for the reply', () => {
    expect(main({ events: [notified], texts: [claim] }, '2026-11-20')?.next).toMatchObject({
      kind: 'open',
      draft: 'r',
    })
    const sent = { events: [notified, filed], filings: [filing], texts: [{ ...claim, filed: '2026-12-02' }] }
    const line = main(sent, '2026-12-03')
    expect([state(line, 'claim'), state(line, 'recourse'), state(line, 'defence')]).toEqual([
      'done',
      'skipped',
      'awaited',
    ])
    expect(line?.next).toMatchObject({ kind: 'number' })
    const numbered = { ...sent, headOf: () => ({ court: 'Lyon', caseNumber: '2612345' }) }
    expect(main(numbered, '2026-12-03')?.next).toMatchObject({ kind: 'prepare', step: 'briefs' })
    const served = { id: 's', kind: 'served', date: '2027-02-01', label: '', options: [] }
    expect(state(main({ ...numbered, events: [notified, filed, served] }, '2027-02-03'), 'briefs')).toBe(
      'due',
    )
  })
  test('leads from the judgment to the appeal, in a case of its own once it is there', () => {
    const judgment = { id: 'j', kind: 'judgment', date: '2027-06-01', label: '', options: [] }
    const judged = {
      events: [notified, filed, judgment],
      filings: [filing],
      texts: [{ ...claim, filed: '2026-12-02' }],
    }
    const line = main(judged, '2027-06-10')
    expect([state(line, 'urgent'), state(line, 'ruling'), state(line, 'appeal')]).toEqual([
      'skipped',
      'done',
      'due',
    ])
    expect(line?.next).toMatchObject({ kind: 'prepare', template: 'requete-appel-generale' })
    const appeal = { id: 'a', title: 'Appel', template: 'requete-appel-generale', moment: 'appeal' as const }
    const affaires = [{ id: 'appel', title: 'Appel', court: 'CAA', caseNumber: '', exhibits: [] }]
    const both = linesOf(
      material({
        ...judged,
        dossier: aDossier({ affaires }),
        texts: [...judged.texts, { ...appeal, affaire: 'appel' }],
      }),
      '2027-06-10',
    ).lines
    expect(both[0]?.steps.find(step => step.key === 'appeal')?.goesTo).toBe('appel')
    expect(both[1]).toMatchObject({ kind: 'appeal', next: { kind: 'open', draft: 'a' } })
    expect(linePlainText({ day: '2027-06-10', lines: both })).toContain('→ Ouvrir')
  })
})
