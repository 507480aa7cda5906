import type { Output } from '../../shared/contract/contract.ts'
import { count } from '../ui/quantities.ts'
import type { Say } from '../ui/toast.tsx'

/** Says what undoing did, and names what was left alone. */
export function undoTaking(say: Say, title: string, { restored, left }: Output<'packs.undo'>): void {
  if (left.length === 0) {
    say.success(`«\u00a0${title}\u00a0»\u00a0: tout est comme avant.`)
    return
  }
  const leftNames = left.slice(0, 4).map(one => `${one.label} (${one.reason})`)
  const more = left.length > leftNames.length ? `, et ${left.length - leftNames.length} de plus` : ''
  say.error(
    new Error(
      `${count(restored, 'fiche remise', 'fiches remises')} comme avant. Laissées telles quelles\u00a0: ${leftNames.join('\u00a0; ')}${more}.`,
    ),
  )
}
