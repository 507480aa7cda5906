import { readdirSync, readFileSync } from 'node:fs'
import { Questions, templateOf } from '../../shared/drafts/templates/questions.ts'
import type { Template } from '../../shared/drafts/templates/template.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import type { Database } from '../kernel/database/open.ts'
import { resource } from '../kernel/places.ts'
import { keptTemplates } from './template-store.ts'

/** The questions that templates name by their key. */
export const questions = (): Questions =>
  Questions.parse(JSON.parse(readFileSync(resource('questions.json'), 'utf8')))

let read: readonly Template[] | undefined

/** Templates that come with the program, read once: each check of a text asks for its own. */
function shippedTemplates(): readonly Template[] {
  if (read) return read
  const catalogue = questions()
  read = readdirSync(resource('templates'))
    .filter(name => name.endsWith('.json'))
    .map(name => templateOf(JSON.parse(readFileSync(resource('templates', name), 'utf8')), catalogue))
  return read
}

/** Every template that comes with the program, and those a library received, by title. */
export function templates(db?: Database): Template[] {
  const own = shippedTemplates()
  // one the user changed takes the place of the one that ships
  const userTemplates = db ? keptTemplates(db).list() : []
  const ids = new Set(userTemplates.map(one => one.id))
  return [...own.filter(one => !ids.has(one.id)), ...userTemplates].sort((a, b) =>
    a.title.localeCompare(b.title, 'fr'),
  )
}

/** The template of that id; undefined for a draft made without one. */
export function findTemplate(id: string, db?: Database): Template | undefined {
  return (db && keptTemplates(db).find(id)) ?? shippedTemplates().find(one => one.id === id)
}

/** The template of that id, or a sentence that lists those there are. */
export function template(id: string, db?: Database): Template {
  const match = findTemplate(id, db)
  if (match) return match
  const names = templates(db)
    .map(one => one.id)
    .join(', ')
  throw new AppError('not-found', `Il n’y a pas de modèle «\u00a0${id}\u00a0». Modèles connus : ${names}.`)
}
