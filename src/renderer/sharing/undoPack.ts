import type { Output } from '../../shared/kernel/contract.ts'
import type { Say } from '../ui/toast.tsx'
import { count } from '../ui/words.ts'

/** Says what undoing did, and names what was left alone. */
export function undoTaking(say: Say, title: string, { restored, left }: Output<'packs.undo'>): void {
  if (left.length === 0) {
    say.done(`« ${title} » : tout est comme avant.`)
    return
  }
  const named = left.slice(0, 4).map(one => `${one.label} (${one.reason})`)
  const more = left.length > named.length ? `, et ${left.length - named.length} de plus` : ''
  say.failed(
    new Error(
      `${count(restored, 'fiche remise', 'fiches remises')} comme avant. Laissées telles quelles : ${named.join(' ; ')}${more}.`,
    ),
  )
}
