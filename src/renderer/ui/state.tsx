import type { ReactNode } from 'react'
import { holdMarks } from '../../shared/french/wording.ts'
import type { AppError } from '../../shared/kernel/errors.ts'
import { Button } from './button.tsx'
import { shortDay } from './date.ts'

/** A place with nothing in it yet: says what it is for, and what to do. */
export const Empty = ({
  title,
  children,
  actions,
}: {
  readonly title: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
}) => (
  <div className="empty">
    <p className="empty-title">{title}</p>
    {children && <div className="empty-text">{children}</div>}
    {actions && <div className="actions">{actions}</div>}
  </div>
)

/** Shows an error: what happened, what was kept, what to do. */
export const Failure = ({ error, retry }: { readonly error: AppError; readonly retry?: () => void }) => (
  <div className="failure" role="alert">
    <p>{holdMarks(error.message)}</p>
    {retry && (
      <Button look="quiet" onPress={retry}>
        Réessayer
      </Button>
    )}
  </div>
)

/** Waiting, said once to those who listen. */
export const Loading = ({ what = 'Chargement' }: { readonly what?: string }) => (
  <p className="loading" role="status">
    {what}…
  </p>
)

/** `à vérifier`, with what exactly is to be verified. */
export const ToVerify = ({ caveat }: { readonly caveat?: string }) => (
  <span className="badge warn" title={caveat || 'Cette source n’a pas été vérifiée.'}>
    à vérifier
  </span>
)

/** The marks of a source, wherever it shows: to be verified, taken back by its publisher. */
export const Marks = ({
  of: { certainty, caveat, withdrawn },
}: {
  readonly of: {
    readonly certainty?: 'verified' | 'to-verify' | undefined
    readonly caveat?: string | undefined
    readonly withdrawn?: string | undefined
  }
}) => (
  <>
    {certainty === 'to-verify' && <ToVerify {...(caveat && { caveat })} />}
    {withdrawn && <WithdrawnMark day={withdrawn} />}
  </>
)

/** `retiré par son éditeur`: it is kept because something of the user's rests on it. */
export const WithdrawnMark = ({ day }: { readonly day: string }) => (
  <span className="badge error" title={`Retiré par son éditeur\u00a0: liste du ${shortDay(day)}.`}>
    retiré
  </span>
)
