import { slug } from '../../french/slug.ts'
import type { Ground } from './ground.ts'

/** A file of a publication: its path in the folder, with slashes, and its words. */
export interface SiteFile {
  readonly path: string
  readonly title: string
  readonly text: string
}

/** Targets of the links of pages: names that stay, whatever becomes of titles. */
export interface Site {
  readonly ground: Ground
  /** name of the page of a measure or argument, by its id */
  readonly names: Readonly<Record<string, string>>
  readonly onGap: (title: string, slot: string) => void
}

export const STYLE_PATH = 'style.css'
export const FEED_PATH = 'flux.xml'
export const PICTURE_PATH = 'mesures.svg'
export const HOME_PATH = 'index.html'
export const STAGES_PATH = 'etapes.html'
export const DATES_PATH = 'dates.html'
export const ARGUMENTS_PATH = 'arguments.html'
export const CALLS_PATH = 'appeler.html'
export const ABOUT_PATH = 'a-propos.html'

const MAX_NAME_LETTERS = 60

/** Names the pages of measures and arguments: those they already have, else one made of their titles, each once. */
export function namesFor(
  { subjects, arguments: all }: Pick<Ground, 'subjects' | 'arguments'>,
  before: Readonly<Record<string, string>>,
): Record<string, string> {
  const names: Record<string, string> = {}
  const usedNames = new Set(Object.values(before))
  const things = [
    ...subjects.map(({ measure }) => ({ id: measure.id, title: measure.title, folder: 'mesures' })),
    ...all.map(({ id, title }) => ({ id, title, folder: 'arguments' })),
  ]
  for (const { id, title, folder } of things) {
    const earlierName = before[id]
    if (earlierName?.startsWith(`${folder}/`)) {
      names[id] = earlierName
      continue
    }
    const base = `${folder}/${slug(title.replace(/\([^()]*\)/g, ''), MAX_NAME_LETTERS).toLowerCase() || 'page'}`
    let name = `${base}.html`
    for (let n = 2; usedNames.has(name); n += 1) name = `${base}-${n}.html`
    usedNames.add(name)
    names[id] = name
  }
  return names
}
