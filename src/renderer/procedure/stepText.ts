import type { Event } from '../../shared/dossiers/model.ts'

/** A text as its steps ask about it: the day it was filed, its case, whether the dossier has no other text. */
export interface StepText {
  readonly filed?: string | null | undefined
  readonly affaire?: string | undefined
  readonly isOnly?: boolean
}

/** Whether what happened belongs to a text: in its case and, for a deposit, on the day that text was filed. */
export function isOf(text: StepText | undefined, event: Event): boolean {
  if (!text) return true
  if ((event.affaire ?? '') !== (text.affaire ?? '')) return false
  if (event.kind !== 'filed') return true
  return text.filed ? event.date === text.filed : text.isOnly === true
}
