import { spawnSync } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Kept } from '../../../shared/offers/kept.ts'
import { handToProgram } from '../../hosts/keeping/door.ts'
import { LOCKED_SENTENCE } from '../../hosts/keeping/keep-at-door.ts'
import type { Parcel } from '../../hosts/keeping/parcel.ts'
import {
  ownCommand,
  register,
  registered,
  thisMachine,
  unregister,
} from '../../hosts/keeping/registration.ts'
import { serveBrowser } from '../../hosts/keeping/serve-browser.ts'
import { systemTemporary } from '../../kernel/files/system-temporary.ts'
import { libraryFolder } from '../../kernel/places.ts'
import { readVault } from '../../kernel/vault/vault-file.ts'
import type { Runs, VerbClis } from '../verb.ts'
import type { browserVerbs } from './table.ts'

type HostCli = VerbClis<typeof browserVerbs>['browser host']

const machine = () =>
  thisMachine((command, args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0)

/** A list of browsers, as a sentence says it. */
const listed = (browsers: readonly string[]) =>
  new Intl.ListFormat('fr', { type: 'conjunction' }).format(browsers)

/** Runs the verbs of its table. */
export const runs: Runs<typeof browserVerbs> = {
  'browser install': async cli => {
    // a browser has none of the variables of this terminal
    const isElsewhere = cli.folder !== libraryFolder(undefined, { ...process.env, PRETOIRE_LIBRARY: '' })
    const browsers = register(machine(), [
      ...ownCommand(),
      'browser',
      'host',
      ...(isElsewhere ? ['--library', cli.folder] : []),
    ])
    cli.print({ browsers }, () =>
      browsers.length > 0
        ? `${listed(browsers)}\u00a0: Prétoire y est connu. Ajoutez-y l’extension «\u00a0Garder dans Prétoire\u00a0».`
        : 'Aucun navigateur connu n’a encore servi à ce compte\u00a0: rien n’a été écrit chez eux.',
    )
    return 0
  },
  'browser remove': async cli => {
    const browsers = unregister(machine())
    cli.print({ browsers }, () =>
      browsers.length > 0
        ? `${listed(browsers)}\u00a0: Prétoire y est oublié.`
        : 'Aucun navigateur de ce compte ne connaissait Prétoire.',
    )
    return 0
  },
  'browser state': async cli => {
    const browsers = registered(machine())
    cli.print({ browsers }, () =>
      browsers.length > 0
        ? `Prétoire est connu de\u00a0: ${listed(browsers)}.`
        : 'Aucun navigateur de ce compte ne connaît Prétoire\u00a0: «\u00a0pretoire browser install\u00a0» le leur dit.',
    )
    return 0
  },
  'browser host': async cli => {
    const { conversation } = cli
    if (!conversation)
      throw new AppError(
        'refused',
        'Personne ne parle à cette commande\u00a0: c’est le navigateur qui la lance, quand vous appuyez sur «\u00a0Garder dans Prétoire\u00a0». Rien n’a été fait.',
      )
    await serveBrowser(conversation.input, conversation.output, parcel => keep(cli, parcel), cli.bug)
    return 0
  },
}

/** Hands a file to the program that is open; else takes it in here. What a locked library cannot take is never written. */
async function keep(cli: HostCli, parcel: Parcel): Promise<Kept> {
  const kept = await handToProgram(cli.folder, parcel)
  if (kept) return kept
  if (readVault(cli.folder)) throw new AppError('locked', LOCKED_SENTENCE)
  if (!existsSync(join(cli.folder, 'library.db')))
    throw new AppError(
      'not-found',
      'Rien n’a été gardé\u00a0: Prétoire n’a pas encore de bibliothèque. Ouvrez-le une fois, puis recommencez.',
    )
  const { bytes, name, ...from } = parcel
  const folder = systemTemporary('entree')
  try {
    const path = join(folder, name)
    writeFileSync(path, bytes, { mode: 0o600 })
    return await cli.call['offers.keep']({ file: cli.file(path), ...from })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
