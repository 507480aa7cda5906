import { dayText } from '../french/dates.ts'
import type { FiledText } from './model.ts'

/** Sentences about a text that a deposit keeps: a working copy, a date that is not that of the deposit. `date`: that of the deposit. */
export const remarksOn = ({ workingCopy, dated }: FiledText, date: string): string[] => [
  ...(workingCopy
    ? [
        'Copie de travail\u00a0: des contrôles bloquaient la version à déposer. Ce n’est pas forcément ce qui a été envoyé.',
      ]
    : []),
  ...(dated && dated !== date
    ? [`Il porte la date du ${dayText(dated)}, et le dépôt est du ${dayText(date)}.`]
    : []),
]
