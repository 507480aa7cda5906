import { readdirSync, readFileSync } from 'node:fs'
import { AppError } from '../shared/errors.ts'
import { Template } from '../shared/model/template.ts'
import { resource } from './places.ts'

/** Every template that comes with the program, by title. */
export function templates(): Template[] {
  return readdirSync(resource('templates'))
    .filter(name => name.endsWith('.json'))
    .map(name => Template.parse(JSON.parse(readFileSync(resource('templates', name), 'utf8'))))
    .sort((a, b) => a.title.localeCompare(b.title, 'fr'))
}

/** The template of that id; undefined for a draft made without one. */
export function findTemplate(id: string): Template | undefined {
  return templates().find(one => one.id === id)
}

/** The template of that id, or a sentence that lists those there are. */
export function template(id: string): Template {
  const found = findTemplate(id)
  if (found) return found
  const known = templates()
    .map(one => one.id)
    .join(', ')
  throw new AppError('not-found', `Il n’y a pas de modèle « ${id} ». Modèles connus : ${known}.`)
}
