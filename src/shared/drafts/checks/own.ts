import type { Problem } from '../../dossiers/problem.ts'
import { fold } from '../../french/fold.ts'
import { uncapital } from '../../french/wording.ts'
import type { Block } from '../model.ts'
import { siblingsOf } from '../production.ts'
import { holds } from '../templates/instantiate.ts'
import type { TemplateRule } from '../templates/template.ts'
import { linesOf as writtenLines } from '../walk.ts'
import { blocksAt, claimsOf, linesOf, lineText, problem, type Rule, type Subject, says } from './subject.ts'

/** Applies the checks a template tells in words: what it needs, what it refuses, the answers that decide a sentence. */
export const ownRules: Rule = subject => [
  ...(subject.template?.rules ?? []).flatMap(rule => {
    if (!holds(rule.when, subject.material.dossier, subject.template)) return []
    const at = breachOf(rule, subject)
    return at ? [problem(rule.severity, rule.code, rule.message, rule.law, at)] : []
  }),
  ...openChoices(subject),
]

/** Questions without an answer that decide a sentence: one the template chooses, or one that stands in the text as a gap. */
function openChoices(subject: Subject): Problem[] {
  const { template, material } = subject
  return (template?.facts ?? []).flatMap(({ key, decides }) => {
    if (!decides || subject.fact(key) || !holds(decides.when, material.dossier, template)) return []
    const block = material.draft.blocks.find(one => usesSlotOf(one, key))
    if (!block && !template?.blocks.some(one => [one.when ?? []].flat().some(when => when.fact === key)))
      return []
    const at = { fact: key, ...(block && { block: block.id }) }
    return [problem('blocking', 'undecided', decides.message, decides.law, at)]
  })
}

/** A block that uses a slot of the same subject as the question: `experiment.effect` for `experiment.state`. */
const usesSlotOf = (block: Block, key: string): boolean => {
  const subjectOfKey = key.replace(/\.[^.]+$/, '.')
  return writtenLines(block)
    .flat()
    .some(one => one.kind === 'slot' && uncapital(one.key).startsWith(subjectOfKey))
}

type At = Parameters<typeof problem>[4]

/** The place to go to when a rule is not kept; undefined when it is. */
function breachOf(rule: TemplateRule, subject: Subject): At | undefined {
  switch (rule.needs) {
    case 'fact':
      return subject.fact(rule.name) ? undefined : { fact: rule.name }
    case 'party':
      return subject.material.dossier.parties.some(party => party.role === rule.name && party.name.trim())
        ? undefined
        : { fact: `${rule.name}.name` }
    case 'exhibit':
      return isProduced(rule, subject)
        ? undefined
        : { fact: `exhibit.${rule.name}`, ...copyOf(rule, subject) }
    case 'text':
      return siblingsOf(subject.material).some(one => one.template === rule.name) ? undefined : {}
    case 'place':
      return says(blocksAt(subject, rule.name)) ? undefined : {}
    case 'words': {
      const lines = read(rule.name, subject)
      return lines.some(line => holdsAnyOf(rule.words, line.text)) ? undefined : atBlock(lines[0]?.block)
    }
    case 'no-words': {
      const line = read(rule.name, subject).find(one => holdsAnyOf(rule.words, one.text))
      return line && atBlock(line.block)
    }
  }
}

const atBlock = (block: string | undefined): At => (block ? { block } : {})

/** The text of the dossier that the exhibit may be a copy of. */
function copyOf({ from }: TemplateRule, { material }: Subject): At {
  const siblings = [...siblingsOf(material), ...(material.siblings ?? [])]
  const draft = from && siblings.find(one => one.template === from)?.id
  return draft ? { draft } : {}
}

/** Whether an exhibit answers the key, or its label says what it is. */
function isProduced({ name, words }: TemplateRule, { material: { exhibits, dossier } }: Subject): boolean {
  const id = dossier.facts[`exhibit.${name}`]
  return exhibits.some(
    exhibit =>
      exhibit.id === id || (words.length > 0 && holdsAnyOf(words, `${exhibit.nature} ${exhibit.label}`)),
  )
}

function holdsAnyOf(words: readonly string[], text: string): boolean {
  const foldedText = fold(text)
  return words.some(word => foldedText.includes(fold(word)))
}

/** The lines of a place, one text each: the conclusions, the blocks of that slot, or everything. */
function read(place: string, subject: Subject): readonly { block: string; text: string }[] {
  const claims = place === 'claims' ? claimsOf(subject) : []
  if (claims.length > 0) return claims
  const blocks = place ? blocksAt(subject, place) : subject.assembly.blocks
  const cover = blocks.flatMap(block =>
    block.kind === 'cover' ? [...block.cover.title, ...(block.cover.subtitle ?? [])] : [],
  )
  return [
    ...(place ? [] : [{ block: '', text: lineText(cover) }]),
    ...blocks.flatMap(block => linesOf(block).map(line => ({ block: block.id, text: lineText(line) }))),
  ]
}
