import { AppError } from '../../../shared/kernel/errors.ts'

/** The shortest passphrase that is taken, in characters. */
const MIN_PASSPHRASE_CHARS = 10
/** The fewest guesses that a thief must need, as a power of ten: at half a second of Argon2id each, 160 years of one processor. */
const MIN_GUESSES_LOG10 = 10
/** Longer passphrases are judged by their beginning: it costs the square of the length. */
const JUDGED_CHARS = 100

/** Why a piece of a passphrase is guessed at once, by the pattern that the estimator finds in it. */
const REASONS: Readonly<Record<string, string>> = {
  repeat: 'elle répète les mêmes signes',
  sequence: 'elle suit l’ordre des lettres ou des chiffres',
  spatial: 'elle suit les touches du clavier',
  regex: 'elle contient une année',
  date: 'elle contient une date',
  dictionary: 'ses mots sont trop courants, ou trop peu nombreux',
}
const TOO_SHORT = 'elle est trop courte pour ce qu’elle a de signes différents'

/** Refuses a passphrase to come that is short, or that a thief would guess. `kept` says what the refusal left as it was. */
export async function requirePassphrase(passphrase: string, kept = 'Rien n’a été changé.'): Promise<void> {
  const text = passphrase.normalize('NFC')
  if (Array.from(text).length < MIN_PASSPHRASE_CHARS)
    throw new AppError(
      'refused',
      `La phrase de passe doit avoir au moins ${MIN_PASSPHRASE_CHARS} caractères\u00a0; quatre ou cinq mots sans rapport font une bonne phrase. ${kept}`,
    )
  const { guessesLog10, sequence } = await estimate(text.slice(0, JUDGED_CHARS))
  if (guessesLog10 >= MIN_GUESSES_LOG10) return
  const reasons = [...new Set(sequence.flatMap(({ pattern }) => REASONS[pattern] ?? []))]
  throw new AppError(
    'refused',
    `Cette phrase de passe se devine trop vite\u00a0: ${reasons.slice(0, 2).join(', et ') || TOO_SHORT}. Quatre ou cinq mots sans rapport en font une bonne. ${kept}`,
  )
}

/** Loads the estimator and its words, English and French, only here: they are more than a megabyte. */
async function estimate(text: string) {
  const [{ ZxcvbnFactory }, common, french] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-fr'),
  ])
  const estimator = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...french.dictionary },
    graphs: common.adjacencyGraphs,
    translations: french.translations,
  })
  return estimator.check(text, ['prétoire', 'pretoire', 'avocat', 'coffre', 'bibliothèque'])
}
