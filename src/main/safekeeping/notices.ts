import { dateText } from '../../shared/french/dates.ts'
import { localDay } from '../../shared/kernel/days.ts'
import { missingSentence, type SafetyNotice } from '../../shared/safekeeping/model.ts'
import type { Library } from '../kernel/library.ts'
import { backups } from './list.ts'
import { readState } from './state.ts'

const dayText = (at: string): string => dateText(localDay(new Date(at)))

/** Facts that stand in the window until they are mended: what the last backup of the day could not do, or not whole. */
export function safetyNotices(library: Library): SafetyNotice[] {
  const { daily, doctor } = readState(library.backups)
  const notices: SafetyNotice[] = [...library.warnings]
  if (doctor && doctor.problems > 0)
    notices.push({
      code: 'doctor',
      severity: 'warning',
      message: `L’examen de la bibliothèque, le ${dayText(doctor.at)}, a trouvé quelque chose à revoir.`,
      part: 'doctor',
    })
  if (!daily) return notices
  if (daily.failure) {
    const last = backups(library).find(({ proof }) => proof === 'proven')
    const since = last
      ? `La dernière sauvegarde vérifiée est du ${dayText(last.at)}.`
      : 'Il n’y a pas encore de sauvegarde vérifiée.'
    notices.push({
      code: 'backup',
      severity: 'blocking',
      message: `La sauvegarde du ${dayText(daily.at)} n’a pas été faite. ${daily.failure} ${since}`,
      part: 'backups',
    })
  }
  if (daily.unreadable > 0)
    notices.push({
      code: 'rows',
      severity: 'blocking',
      message:
        'La dernière sauvegarde n’est pas comptée parmi les bonnes : une partie de la bibliothèque ne se lit plus. «\u00a0Vérifier la bibliothèque\u00a0» dit laquelle, et «\u00a0Remettre en ordre\u00a0» met de côté ce qui ne se lit pas.',
      part: 'doctor',
    })
  if (daily.missing.length > 0)
    notices.push({
      code: 'files',
      severity: 'warning',
      message: `La dernière sauvegarde est incomplète. ${missingSentence(daily.missing)} Ajoutez de nouveau ces fichiers, ou rétablissez une sauvegarde plus ancienne.`,
      part: 'doctor',
    })
  return notices
}
