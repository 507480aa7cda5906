import { AppError } from '../../shared/kernel/errors.ts'
import { refusal } from '../kernel/database/refusals.ts'
import { json } from '../kernel/wire-replies.ts'

const RESCUE_ACTS = ['restore', 'salvage', 'accept', 'empty'] as const
type RescueAct = (typeof RESCUE_ACTS)[number]

/** Whether an act of the opening screen changes the folder of a library that does not open. */
export const isRescueAct = (name: string): name is RescueAct => RESCUE_ACTS.some(act => act === name)

/** Does what the opening screen offers; the answer says what was done, or why it was not. */
export async function rescue(folder: string, act: RescueAct, request: Request): Promise<Response> {
  try {
    return json(200, { done: await run(folder, act, request) })
  } catch (error) {
    const cause = refusal(error)
    if (cause instanceof AppError) return json(200, { message: cause.message })
    throw cause
  }
}

async function run(folder: string, act: RescueAct, request: Request): Promise<string> {
  const { acceptDatabase, beginEmpty, rescueBackups, rescueRestore, rescueText } = await import(
    '../safekeeping/rescue/rescue.ts'
  )
  if (act === 'accept') {
    acceptDatabase(folder)
    return 'La base qui est dans le dossier est prise telle quelle.'
  }
  if (act === 'empty') {
    beginEmpty(folder)
    return 'Prétoire commencera une bibliothèque vide ; ce qui restait de l’autre est gardé dans son dossier.'
  }
  if (act === 'salvage') {
    const { salvageLibrary, salvageText } = await import('../safekeeping/rescue/salvage.ts')
    return salvageText(await salvageLibrary(folder))
  }
  // the page names a backup of the list it was given, never a file
  const name = await request.text()
  const backup = rescueBackups(folder).find(one => one.name === name)
  if (!backup)
    throw new AppError(
      'not-found',
      'Cette sauvegarde n’est plus là. Rien n’a été changé : prenez-en une autre.',
    )
  return rescueText(await rescueRestore(folder, backup.file))
}
