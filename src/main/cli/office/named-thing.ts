import { fold } from '../../../shared/french/fold.ts'
import { inGuillemets } from '../../../shared/french/wording.ts'
import type { SharedThing, SpaceDate } from '../../../shared/sharing/office/dates-contract.ts'
import { UsageError } from '../args.ts'

const isNamed = ({ id, title }: Pick<SharedThing, 'id' | 'title'>, name: string): boolean =>
  id === name || (name !== '' && fold(title).includes(fold(name)))

/** A shared dossier or campaign named in a command: by its id, or words of its title. */
export function thingNamed(things: readonly SharedThing[], name: string): SharedThing {
  if (things.length === 0) throw new UsageError('Aucun dossier ni aucune campagne n’est partagé.')
  const exact = things.filter(one => one.id === name || fold(one.title) === fold(name))
  const matches = exact.length > 0 ? exact : things.filter(one => isNamed(one, name))
  const [thing] = matches
  // one of two spaces is there twice
  if (thing && new Set(matches.map(one => one.id)).size === 1) return thing
  const choices = (thing ? matches : things).map(({ id, title }) => `${title} (${id})`)
  throw new UsageError(
    `${inGuillemets(name)} désigne ${thing ? 'plusieurs dossiers ou campagnes partagés' : 'un dossier ou une campagne qui n’est dans aucun espace'}. ${thing ? 'Ce sont' : 'Il y a'} : ${[...new Set(choices)].join(' ; ')}.`,
  )
}

/** A date or a task named in a command: of which thing, then words of its title or the beginning of its key. */
export function dateNamed(dates: readonly SpaceDate[], thing: string, name: string): SpaceDate {
  if (dates.length === 0)
    throw new UsageError('Aucune échéance ni tâche dans les dossiers et les campagnes partagés.')
  const { id } = thingNamed(
    dates.map(one => one.of),
    thing,
  )
  const own = dates.filter(one => one.of.id === id)
  const matches = own.filter(
    one => name !== '' && (one.key.startsWith(name) || fold(one.title).includes(fold(name))),
  )
  const [date] = matches
  if (date && new Set(matches.map(one => one.key)).size === 1) return date
  const choices = (date ? matches : own).map(({ title, key }) => `${title} (${key})`)
  throw new UsageError(
    `${inGuillemets(name)} désigne ${date ? 'plusieurs échéances ou tâches' : 'une échéance ou une tâche qui n’y est pas'}. ${date ? 'Ce sont' : 'Il y a'} : ${[...new Set(choices)].join(' ; ')}.`,
  )
}

/** A task named in a command, and its id within its dossier or campaign. */
export function taskNamed(
  dates: readonly SpaceDate[],
  thing: string,
  name: string,
): SpaceDate & { readonly task: string } {
  const tasks = dates.filter(one => one.type === 'task')
  if (tasks.length === 0) throw new UsageError('Aucune tâche dans les dossiers et les campagnes partagés.')
  const task = dateNamed(tasks, thing, name)
  return { ...task, task: task.key.slice(task.key.indexOf(':') + 1) }
}
