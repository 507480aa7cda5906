import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError } from '../../../shared/kernel/errors.ts'
import { type DemoDesk, openDemoDesk } from '../demo-desk.ts'
import { type DemoHost, openDemoHost } from './demo-host.ts'
import { type DeskName, NAMES, tellStory } from './story.ts'

/**
 * Shows an office from its founding to a departure, in a temporary folder, and says what was seen. Everything it started is ended and
 * everything it wrote is removed. `isFolder`: on a folder even where PostgreSQL is there. Returns the exit code.
 */
export async function officeDemo(
  say: (line: string) => void,
  { isFolder = false }: { readonly isFolder?: boolean } = {},
): Promise<number> {
  const startMs = performance.now()
  const place = mkdtempSync(join(tmpdir(), 'pretoire-bureau-'))
  const desks: DemoDesk[] = []
  let host: DemoHost | undefined
  const removeAll = () => {
    host?.stop()
    host = undefined
    rmSync(place, { recursive: true, force: true })
  }
  const onSignal = () => {
    removeAll()
    process.exit(130)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.once(signal, onSignal)
  try {
    say('Prétoire, démonstration d’un bureau. Tout se passe dans un dossier provisoire de cet ordinateur.')
    host = await openDemoHost(
      place,
      Object.values(NAMES).map(one => one.login),
      isFolder,
    )
    say(`Le bureau : ${host.sentence}.`)
    const open = (name: DeskName): DemoDesk => {
      const folder = join(place, NAMES[name].login)
      mkdirSync(folder)
      const desk = openDemoDesk(folder)
      desks.push(desk)
      return desk
    }
    await tellStory({ say, host, desks: { lea: open('lea'), ali: open('ali'), zoe: open('zoe') }, place })
    return 0
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    say(`Arrêt : ${error.message}`)
    return 1
  } finally {
    for (const desk of desks) await desk.close()
    removeAll()
    for (const signal of signals) process.removeListener(signal, onSignal)
    const seconds = ((performance.now() - startMs) / 1000).toLocaleString('fr-FR', {
      maximumFractionDigits: 1,
    })
    say(
      `Terminé en ${seconds} s : les trois postes sont fermés, le bureau arrêté, le dossier provisoire effacé.`,
    )
  }
}
