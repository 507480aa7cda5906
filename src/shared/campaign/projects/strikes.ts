import { patterns } from '../../drafts/privacy/identity-patterns.ts'
import { CIVILITY, GAP } from '../../drafts/privacy/name-shapes.ts'
import { personsNamed } from '../../drafts/privacy/people.ts'
import { escapeRegExp } from '../../kernel/escape.ts'
import type { Strike } from './contract.ts'
import type { LocalProject } from './model.ts'

/** Mail services for the public: an address there is somebody's own, whatever office they hold. */
const PERSONAL_MAIL =
  /@(?:gmail|hotmail|outlook|live|yahoo|icloud|proton|protonmail|orange|wanadoo|free|sfr|laposte|neuf|bbox)\.\w+$/i

/** Proposes what to strike of a project before it is published: whoever holds an office may stay, nobody else. */
export function strikesOf(project: LocalProject): Strike[] {
  const officials = project.contacts.map(one => one.name.trim()).filter(Boolean)
  const isOfficial = (words: string) => officials.some(name => words.endsWith(name) || name.endsWith(words))
  const proposals = publicTexts(project).flatMap(({ field, text }): Strike[] => [
    ...patterns.flatMap(({ kind, shape }) =>
      [...text.matchAll(shape)].map(([words]): Strike => ({ field, text: words.trim(), kind })),
    ),
    ...namesIn(text).flatMap((words): Strike[] =>
      isOfficial(words) ? [] : [{ field, text: words, kind: 'person' }],
    ),
  ])
  const personal = project.contacts.flatMap(({ email }): Strike[] =>
    PERSONAL_MAIL.test(email.trim()) ? [{ field: 'contacts', text: email.trim(), kind: 'mail' }] : [],
  )
  const seen = new Set<string>()
  return [...proposals, ...personal].filter(one => {
    const key = `${one.field}\n${one.text}`
    return !seen.has(key) && Boolean(seen.add(key))
  })
}

/** The names of persons in a text, as it writes them, each with its civility. */
const namesIn = (text: string): string[] =>
  personsNamed(text).flatMap(({ given, family }) => {
    const [first, last] = [escapeRegExp(given), escapeRegExp(family)]
    const name = given ? `(?:${first}${GAP}${last}|${last}${GAP}${first})` : last
    const whole = new RegExp(`(?<![\\p{L}\\p{N}])(?:${CIVILITY}${GAP})?${name}(?![\\p{L}\\p{N}])`, 'gu')
    return [...text.matchAll(whole)].map(([words]) => words)
  })

/** The texts of a project that a reader may see once it is published. */
const publicTexts = (one: LocalProject): { readonly field: string; readonly text: string }[] => [
  { field: 'titre', text: one.title },
  { field: 'contrat', text: one.contract },
  { field: 'finalités', text: one.purposes },
  ...one.steps.map(step => ({ field: 'état', text: step.source })),
  ...one.evidence.flatMap(({ label, provenance }) => [
    { field: 'preuves', text: label },
    { field: 'preuves', text: provenance },
  ]),
  ...one.events.flatMap(({ text, source }) => [
    { field: 'chronologie', text },
    { field: 'chronologie', text: source },
  ]),
]
