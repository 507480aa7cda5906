import { randomBytes } from 'node:crypto'
import type { Token } from '../../../shared/contract/contract.ts'
import { AppError } from '../../../shared/kernel/errors.ts'

const TOKEN_BYTES = 16
/** Past this many, the oldest is forgotten: a window is never closed for having been handed files all day. */
const MAX_TOKENS = 100_000

/** A place to write outside the library, as the user named it; `replace`: they agreed to lose what stands there. */
export interface Place {
  readonly path: string
  readonly replace: boolean
}

/**
 * The paths that the user handed over in this launch, each behind a random token. Messages carry the token: a page can name
 * neither a file it was not given nor, since reading and writing are registered apart, a place it was only given to read.
 */
export interface PathTokens {
  /** Registers a file or folder dropped, chosen or typed by the user. */
  addFile(path: string): Token
  /** Registers a place that the system's dialog, or the command line, named. */
  addPlace(place: Place): Token
  /** Finds the path of a file or folder; refuses a token that this launch did not make. */
  file(token: Token): string
  /** Finds a place to write; refuses a token that this launch did not make, or that was spent. */
  place(token: Token): Place
  /** Spends the token of a place, once something was written there. */
  spend(token: Token): void
}

/** The registry of one launch. Empty in a browser, whose page sends bytes and has none. */
export function pathTokens(max = MAX_TOKENS): PathTokens {
  const files = new Map<Token, string>()
  const places = new Map<Token, Place>()
  return {
    addFile: path => add(files, path, max),
    addPlace: place => add(places, place, max),
    file: token => {
      const path = files.get(token)
      if (path === undefined)
        throw new AppError(
          'refused',
          'Ce fichier n’a pas été remis à Prétoire depuis son lancement : rien n’a été lu. Déposez-le ou choisissez-le de nouveau.',
        )
      return path
    },
    place: token => {
      const place = places.get(token)
      if (!place)
        throw new AppError(
          'refused',
          'Cet emplacement n’a pas été choisi depuis le lancement de Prétoire : rien n’a été écrit. Choisissez-le de nouveau.',
        )
      return place
    },
    spend: token => void places.delete(token),
  }
}

function add<T>(all: Map<Token, T>, value: T, max: number): Token {
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  all.set(token, value)
  const [oldest] = all.keys()
  if (all.size > max && oldest !== undefined) all.delete(oldest)
  return token
}
