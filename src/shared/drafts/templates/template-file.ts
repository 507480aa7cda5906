import type { z } from 'zod'
import { uncapital } from '../../french/wording.ts'
import { eventKindOf } from '../../procedure/events/kinds.ts'
import { draftRules } from '../checks/check.ts'
import { agree } from '../slots/agreement.ts'
import { partyFacts } from '../slots/facts.ts'
import { slotKeys } from '../slots/gap-labels.ts'
import { PREPOSITION } from '../slots/prepositions.ts'
import { parseInlines } from '../text/markup.ts'
import { type Questions, withQuestions } from './questions.ts'
import { LIST_NAMES, thingName } from './repeats.ts'
import { Template } from './template.ts'

/** The result of reading a template file: the template, or its faults, a sentence each. */
export type ReadTemplate =
  | { readonly template: Template; readonly wrong?: undefined }
  | { readonly wrong: readonly string[] }

/**
 * Reads a template written by hand: its JSON, its shape, then what it names that does not exist. `ruleNames`: the rules it may name,
 * those of drafts alone unless given.
 */
export function readTemplate(
  text: string,
  questions: Questions,
  ruleNames: readonly string[] = Object.keys(draftRules),
): ReadTemplate {
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch (error) {
    return { wrong: [notJson(error, text)] }
  }
  const result = Template.safeParse(withQuestions(file, questions))
  if (!result.success) return { wrong: unique(result.error.issues.map(issue => sentence(issue, file))) }
  const wrong = unique(undefinedNames(result.data, ruleNames))
  return wrong.length > 0 ? { wrong } : { template: result.data }
}

const unique = (sentences: readonly string[]) => [...new Set(sentences)]

function notJson(error: unknown, text: string): string {
  const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
  const line = at === undefined ? '' : ` (ligne ${text.slice(0, Number(at)).split('\n').length})`
  return `Ce fichier n’est pas écrit en JSON${line}\u00a0: une virgule, un guillemet ou une accolade manque ou est en trop.`
}

const parts: Readonly<Record<string, string>> = {
  facts: 'question',
  exhibits: 'pièce attendue',
  rules: 'contrôle',
  next: 'suite',
  blocks: 'bloc',
  checks: 'contrôle commun',
  with: 'modèle joint',
}
const kinds: Readonly<Record<string, string>> = {
  string: 'un texte entre guillemets',
  number: 'un nombre',
  int: 'un nombre entier',
  boolean: 'true ou false',
  array: 'une liste entre crochets',
  object: 'un groupe entre accolades',
}

/** A fault of shape, in words: where it is, what was expected. */
function sentence(issue: z.core.$ZodIssue, file: unknown): string {
  const [part, rank, ...field] = issue.path
  const list = parts[String(part)]
  const where =
    list && typeof rank === 'number'
      ? `${list} n°\u00a0${rank + 1}${nameAt(file, String(part), rank)}${field.length > 0 ? `, champ «\u00a0${field.join('.')}\u00a0»` : ''}`
      : `champ «\u00a0${issue.path.join('.')}\u00a0»`
  return `${where[0]?.toLocaleUpperCase('fr')}${where.slice(1)}\u00a0: ${expectation(issue)}.`
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined && /received undefined/.test(issue.message)
        ? `il manque (${kinds[issue.expected] ?? issue.expected} est attendu)`
        : `${kinds[issue.expected] ?? issue.expected} est attendu`
    case 'invalid_value':
      return `attendu ${issue.values.map(value => `«\u00a0${String(value)}\u00a0»`).join(', ')}`
    case 'too_small':
      return `${String(issue.minimum)} au moins`
    case 'too_big':
      return `${String(issue.maximum)} au plus`
    default:
      return 'cette valeur n’est pas comprise'
  }
}

/** `(«\u00a0commune\u00a0»)`: what the author calls it. */
function nameAt(file: unknown, part: string, rank: number): string {
  const list = (file as Readonly<Record<string, unknown>> | null)?.[part]
  const one = Array.isArray(list) ? (list[rank] as unknown) : undefined
  if (typeof one === 'string') return ` («\u00a0${one}\u00a0»)`
  if (typeof one !== 'object' || one === null) return ''
  const { key, code, text } = one as Readonly<Record<string, unknown>>
  const name = [key, code, text].find(value => typeof value === 'string')
  return typeof name === 'string' ? ` («\u00a0${name.slice(0, 40)}\u00a0»)` : ''
}

/** The names a template uses and nothing defines. */
function undefinedNames(template: Template, ruleNames: readonly string[]): string[] {
  const facts = new Set([...template.facts.map(one => one.key), ...partyFacts])
  const slots = new Set(slotKeys(template))
  const exhibits = new Set(template.exhibits.map(one => one.key))
  const complaint = (where: string, what: string, name: string, cure: string) =>
    `${where}\u00a0: ${what} «\u00a0${name}\u00a0» n’existe pas. ${cure}`
  const conditions = (where: string, when: Template['blocks'][number]['when']) =>
    [when ?? []]
      .flat()
      .filter(one => !facts.has(one.fact))
      .map(one =>
        complaint(
          where,
          'la question',
          one.fact,
          'Ajoutez-la à «\u00a0facts\u00a0», ou corrigez la condition.',
        ),
      )
  const questions = template.facts.flatMap(one =>
    conditions(`Question «\u00a0${one.key}\u00a0»`, one.decides?.when),
  )
  const exhibitsAsked = template.exhibits.flatMap(one => conditions(`Pièce « ${one.key} »`, one.when))
  const blocks = template.blocks.flatMap((block, at) => {
    const where = `Bloc n°\u00a0${at + 1}`
    const texts = [block.text ?? '', ...(block.items ?? []), ...(block.rows ?? []).flat()]
    // what its `each` says is no fact of the dossier
    const own = block.each && `${thingName(block.each)}.`
    const inlines = texts
      .flatMap(text => parseInlines(text))
      .filter(one => !(own && one.kind === 'slot' && one.key.startsWith(own)))
    return [
      ...conditions(where, block.when),
      ...(block.each && !LIST_NAMES.some(name => name === block.each)
        ? [complaint(where, 'la liste', block.each, `Connues : ${LIST_NAMES.join(', ')}.`)]
        : []),
      ...(block.kind === 'argument' && !block.argument && !block.each
        ? [
            `${where}\u00a0: un bloc «\u00a0argument\u00a0» dit lequel, dans son champ «\u00a0argument\u00a0».`,
          ]
        : []),
      ...inlines.flatMap(one => {
        if (one.kind === 'slot' && !slotKnown(one.key, slots))
          return [
            complaint(where, 'le fait', one.key, 'Ajoutez une question de cette clé à «\u00a0facts\u00a0».'),
          ]
        return one.kind === 'exhibit' && !exhibits.has(one.exhibit)
          ? [complaint(where, 'la pièce', one.exhibit, 'Ajoutez-la à «\u00a0exhibits\u00a0».')]
          : []
      }),
    ]
  })
  const rules = template.rules.flatMap((rule, at) => {
    const where = `Contrôle n°\u00a0${at + 1} («\u00a0${rule.code}\u00a0»)`
    return [
      ...conditions(where, rule.when),
      ...(rule.needs === 'fact' && !facts.has(rule.name)
        ? [complaint(where, 'la question', rule.name, 'Ajoutez-la à «\u00a0facts\u00a0».')]
        : []),
      ...(rule.needs === 'exhibit' && !exhibits.has(rule.name)
        ? [complaint(where, 'la pièce', rule.name, 'Ajoutez-la à «\u00a0exhibits\u00a0».')]
        : []),
      ...((rule.needs === 'words' || rule.needs === 'no-words') && rule.words.length === 0
        ? [`${where}\u00a0: dites quels mots, dans «\u00a0words\u00a0».`]
        : []),
    ]
  })
  return [
    ...(template.checks ?? [])
      .filter(name => !ruleNames.includes(name))
      .map(name => complaint('Contrôles communs', 'le contrôle', name, `Connus : ${ruleNames.join(', ')}.`)),
    ...blocks,
    ...questions,
    ...exhibitsAsked,
    ...rules,
    ...template.next
      .filter(one => one.event && !eventKindOf(one.event))
      .map(one =>
        complaint('Suites', 'l’événement', one.event, 'Laissez ce champ vide si aucun délai n’en court.'),
      ),
  ]
}

/** A fact asked, one computed from the parties, or a word that agrees; with or without its capital and its preposition. */
function slotKnown(key: string, slots: ReadonlySet<string>): boolean {
  const bare = key.replace(PREPOSITION, '').replace(/^claimants\.(?=exposant|requérant)/, '')
  return (
    slots.has(bare) || slots.has(uncapital(bare)) || agree(bare, { gender: 'f', plural: false }) !== undefined
  )
}
