import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { campaignRules } from '../../../../../src/shared/campaign/briefs/campaign-rules.ts'
import { draftRules } from '../../../../../src/shared/drafts/checks/check.ts'
import { Questions } from '../../../../../src/shared/drafts/templates/questions.ts'
import { readTemplate } from '../../../../../src/shared/drafts/templates/template-file.ts'
import { rules } from '../../../../../src/shared/procedure/rules/all.ts'

const at = (path: string) => new URL(`../../../../../resources/${path}`, import.meta.url)
const questions = Questions.parse(JSON.parse(readFileSync(at('questions.json'), 'utf8')))
const ruleNames = Object.keys({ ...draftRules, ...campaignRules })
const whole = {
  id: 'mien',
  title: 'Le mien',
  dossier: 'recourse',
  style: 'lawyer',
  facts: ['commune', { key: 'ville', label: 'Ville' }],
  exhibits: [{ key: 'preuve', label: 'Preuve' }],
  blocks: [
    {
      kind: 'paragraph',
      text: '{{L’exposant}} {{demande}} à {{commune.of}}, {{Ville}} (#[preuve]).',
      when: { fact: 'counsel' },
    },
  ],
}
const wrong = (change: object) =>
  (readTemplate(JSON.stringify({ ...whole, ...change }), questions).wrong ?? []).map(one =>
    one.replaceAll('\u00a0', ' '),
  )

test('a template that is right is read, its known questions written out', () => {
  const { template } = readTemplate(JSON.stringify(whole), questions) as { template: { facts: object[] } }
  expect(template.facts[0]).toMatchObject({ key: 'commune', question: expect.stringMatching(/commune/) })
})

test.each(readdirSync(at('templates')))('%s, as it ships, is one a user could have written', name => {
  expect(
    readTemplate(readFileSync(at(`templates/${name}`), 'utf8'), questions, ruleNames).wrong,
  ).toBeUndefined()
})

test('a template names as ended by its deposit only limits that a rule counts', () => {
  const keys = new Set(rules.filter(one => one.answeredBy.includes('filed')).map(one => one.key))
  const ends = readdirSync(at('templates')).flatMap(name => {
    const { next } = JSON.parse(readFileSync(at(`templates/${name}`), 'utf8'))
    return next?.flatMap((step: { ends?: string[] }) => step.ends ?? []) ?? []
  })
  expect(ends).toContain('appeal')
  expect(ends.filter(one => !keys.has(one))).toEqual([])
})

test.each([
  [{ style: 'gothique' }, /^Champ « style » : attendu « association », « lawyer »/],
  [{ title: undefined }, /^Champ « title » : il manque/],
  [{ facts: ['inconnue'] }, /^Question n° 1 \(« inconnue »\), champ « label » : il manque/],
  [
    { facts: [{ key: 'a', label: 3 }] },
    /^Question n° 1 \(« a »\), champ « label » : un texte entre guillemets/,
  ],
  [{ blocks: [{ kind: 'titre' }] }, /^Bloc n° 1, champ « kind » : attendu « heading »/],
  [{ blocks: [{ kind: 'argument' }] }, /^Bloc n° 1 : un bloc « argument » dit lequel/],
  [{ blocks: [{ kind: 'paragraph', text: '{{communne}}' }] }, /le fait « communne » n’existe pas/],
  [{ blocks: [{ kind: 'list', items: ['#[photo]'] }] }, /la pièce « photo » n’existe pas/],
  [{ blocks: [{ kind: 'break', when: [{ fact: 'x' }] }] }, /la question « x » n’existe pas/],
  [{ checks: ['facts', 'virgules'] }, /le contrôle « virgules » n’existe pas. Connus : domiciles/],
  [{ rules: [{ code: 'a', needs: 'words', message: 'M.' }] }, /^Contrôle n° 1 \(« a »\) : dites quels mots/],
  [{ rules: [{ code: 'a', needs: 'fact', name: 'z', message: 'M.' }] }, /la question « z » n’existe pas/],
  [{ next: [{ text: 'T', event: 'fete' }] }, /l’événement « fete » n’existe pas/],
])('%j is refused in a sentence', (change, said) => {
  expect(wrong(change).join('\n')).toMatch(new RegExp(said.source, 'm'))
})

test('what is not JSON is said with its line', () => {
  const { wrong: said } = readTemplate('{\n  "id": "a",\n  "title" "b"\n}', questions)
  expect(said).toEqual([expect.stringMatching(/n’est pas écrit en JSON \(ligne 3\)/)])
})
