import { arch, platform, release, totalmem } from 'node:os'
import type { Handlers } from '../../shared/kernel/contract.ts'
import type { Context } from '../kernel/context.ts'
import { version } from '../kernel/places.ts'
import { canReveal, reveal } from '../kernel/reveal.ts'
import { examine } from './doctor.ts'

const SHOWN_LINES = 400
const REPORTED_LINES = 120

/** The log as the window shows it, and the report made of it. */
export function diagnosticHandlers({ library, host: { log } }: Context) {
  return {
    'diagnostics.log': () => ({
      folder: log.folder,
      isRevealable: log.folder !== '' && canReveal(),
      lines: log.tail(SHOWN_LINES),
    }),
    'diagnostics.reveal': async () => {
      await reveal(log.folder)
      return {}
    },
    'diagnostics.report': async () => {
      const problems = await examine(library)
      const { electron, node, v8 } = process.versions
      return {
        text: [
          `Prétoire ${version}${electron ? `, Electron ${electron}` : ''}, Node ${node}, V8 ${v8}`,
          `${platform()} ${release()} ${arch()}, ${Math.round(totalmem() / 2 ** 30)} Gio de mémoire`,
          problems.length === 0
            ? 'Bibliothèque : rien à signaler.'
            : `Bibliothèque : ${problems.map(({ code, severity }) => `${code} (${severity})`).join(', ')}`,
          '',
          ...log.tail(REPORTED_LINES),
        ].join('\n'),
      }
    },
    'diagnostics.record': ({ panel, name, message, stack }) => {
      log.bug(`window ${panel}`, Object.assign(new Error(message), { name, stack }))
      return {}
    },
  } satisfies Partial<Handlers>
}
