import { readFileSync } from 'node:fs'
import { Party } from '../../../shared/dossiers/model.ts'
import { isAuthority } from '../../../shared/drafts/slots/party-names.ts'
import type { FactSpec } from '../../../shared/drafts/templates/template.ts'
import { isDay } from '../../../shared/kernel/days.ts'
import { UsageError } from '../args.ts'

const role = /^(claimant|defendant|counsel|intervener)\.(?:(\d+)\.)?(\w+)$/

/** The answers of a file, as `--set` would give them: an object, groups inside it by their dotted keys. */
export function readFacts(path: string | undefined): string[] {
  if (path === undefined) return []
  let content: unknown
  try {
    content = JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    throw new UsageError(`«\u00a0--facts ${path}\u00a0» : ce fichier ne se lit pas, ou n’est pas en JSON.`)
  }
  return flat(content, '')
}

function flat(value: unknown, key: string): string[] {
  if (typeof value !== 'object' || value === null) return [`${key}=${String(value ?? '')}`]
  return Object.entries(value).flatMap(([name, inner]) => {
    // a list counts from one, as the parties do
    const part = Array.isArray(value) ? String(Number(name) + 1) : name
    return flat(inner, key ? `${key}.${part}` : part)
  })
}

/** `--set commune=Moirans` is a fact; `--set claimant.1.name=…` belongs to the first claimant, made as it is first named. */
export function readSets(sets: readonly string[]): { facts: Record<string, string>; parties: Party[] } {
  const facts: Record<string, string> = {}
  const parties = new Map<string, Record<string, string>>()
  for (const set of sets) {
    const at = set.indexOf('=')
    if (at < 1) throw new UsageError(`«\u00a0--set ${set}\u00a0» : attendu clé=valeur.`)
    const [key, value] = [set.slice(0, at), set.slice(at + 1)]
    const [, who, rank = '1', field] = role.exec(key) ?? []
    if (!who || !field) {
      facts[key] = value
      continue
    }
    if (!Object.hasOwn(Party.shape, field))
      throw new UsageError(
        `«\u00a0${key}\u00a0» : une partie n’a pas de champ «\u00a0${field}\u00a0» (${Object.keys(Party.shape).join(', ')}).`,
      )
    const id = `${who}-${rank}`
    parties.set(id, { ...(parties.get(id) ?? { id, role: who }), [field]: value })
  }
  return { facts, parties: [...parties.values()].map(party) }
}

/**
 * Refuses an answer that its question does not allow: a word that is none of the choices would be read as no answer, and the text
 * would follow the default in silence. A question that several templates ask is answered when one of them allows it.
 */
export function refuseWrongAnswers(
  facts: Readonly<Record<string, string>>,
  questions: readonly FactSpec[],
): void {
  for (const [key, value] of Object.entries(facts)) {
    const specs = questions.filter(one => one.key === key)
    if (value === '' || specs.length === 0 || specs.some(spec => isAllowed(spec, value))) continue
    const values = [...new Set(specs.flatMap(spec => spec.choices.map(choice => choice.value)))]
    const choicesText = values.length > 0 ? values.join(', ') : 'une date AAAA-MM-JJ'
    throw new UsageError(
      `«\u00a0${key}=${value}\u00a0» : attendu ${choicesText}. Aucune réponse n’a été gardée.`,
    )
  }
}

/** The keys of the answers that none of the questions asks, nor the rules of time limits or the guide. */
export function unaskedKeys(
  facts: Readonly<Record<string, string>>,
  questions: readonly FactSpec[],
): string[] {
  const asked = new Set(questions.map(({ key }) => key))
  return Object.keys(facts).filter(key => !asked.has(key) && !/^(?:limits|guide)\./.test(key))
}

function isAllowed({ type, choices }: FactSpec, value: string): boolean {
  if (type === 'date') return isDay(value)
  return type !== 'choice' || choices.some(choice => choice.value === value)
}

function party(fields: Record<string, string>): Party {
  const natural = fields.firstName || fields.civility || fields.role === 'counsel'
  const defendantType = isAuthority(fields.name ?? '') ? 'authority' : 'commune'
  const type = fields.role === 'defendant' ? defendantType : natural ? 'person' : 'association'
  const result = Party.safeParse({ type, ...fields })
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new UsageError(
    `Partie «\u00a0${fields.id}\u00a0», champ «\u00a0${issue?.path.join('.')}\u00a0» : ${issue?.message}.`,
  )
}
