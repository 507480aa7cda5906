import type { RecoveredText } from './typing.ts'

/** Says what became of the words typed before an interruption. */
export const recoveredSentence = ({ title, isInText }: RecoveredText): string =>
  isInText
    ? `Les derniers mots de «\u00a0${title}\u00a0», frappés avant l’interruption, ont été remis dans le texte.`
    : `Des mots frappés dans «\u00a0${title}\u00a0» avant l’interruption sont gardés parmi ses versions : le texte avait changé entre-temps, et n’est pas touché.`
