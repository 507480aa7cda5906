import type { Run } from '../../french/run.ts'
import { entryOf } from '../kinds/registry.ts'
import type { Profile, Source } from '../model.ts'
import { type Ask, type Form, joinPieces, plain } from './pieces.ts'

export interface CiteOptions {
  /** pinpoint, as printed: `pt 18`, `§ 90`, `al. 2` */
  readonly pin?: string
  readonly profile?: Profile
  /** `again`: cited before, so *précité*; `short`: enough to find it */
  readonly form?: Form
  /** the other sources of the draft: where two would be *précité* in the same words, the number is added */
  readonly among?: readonly Source[]
}

/** A source as it is printed in a text, with its non-breaking spaces. */
export function cite(source: Source, options: CiteOptions = {}): Run[] {
  const ask: Ask = {
    pin: options.pin?.trim() || undefined,
    profile: options.profile ?? 'pretoire',
    form: options.form ?? 'full',
  }
  const runs = print(source, ask)
  if (ask.form !== 'again' || !options.among) return runs
  const words = plain(runs)
  const ambiguous = options.among.some(other => other.id !== source.id && plain(print(other, ask)) === words)
  return ambiguous ? print(source, { ...ask, withNumber: true }) : runs
}

/** The same source is printed again and again in a long text: its words are kept for as long as it is. */
const printCache = new WeakMap<Source, Map<string, Run[]>>()

function print(source: Source, ask: Ask): Run[] {
  const forms = printCache.get(source) ?? new Map<string, Run[]>()
  printCache.set(source, forms)
  const key = `${ask.profile}|${ask.form}|${ask.withNumber ?? ''}|${ask.pin ?? ''}`
  const runs = forms.get(key) ?? compose(source, ask)
  forms.set(key, runs)
  return runs
}

function compose(source: Source, ask: Ask): Run[] {
  if (source.citeAs) return joinPieces([source.citeAs, ask.pin])
  return entryOf(source).cite(source, ask)
}

/** The same as plain text. */
export function citeText(source: Source, options: CiteOptions = {}): string {
  return plain(cite(source, options))
}

/**
 * The thing *précité* speaks of: the text of law an article belongs to, else the source itself. Once any source of the same name
 * has been cited, the next may be cited `again`: `loi n° 78-17 du 6 janvier 1978 précitée, art. 90` after its article 87.
 */
export function precitedName(source: Source): string {
  return source.citeAs ? source.id : entryOf(source).precitedName(source)
}

/** The line of a source in a list: its full citation, prétoire profile; the title of an argument. Never empty. */
export function label(source: Source): string {
  // not kept in mind: of the sources of an import, it would keep the files they were read in
  return plain(compose(source, { pin: undefined, profile: 'pretoire', form: 'full' }))
}

/** Labels of sources that a text rests on, which are said again at each check. */
const labels = new WeakMap<Source, string>()

/** The same label, kept for as long as the source is. */
export function keptLabel(source: Source): string {
  const ownLabel = labels.get(source) ?? label(source)
  labels.set(source, ownLabel)
  return ownLabel
}
