import type { ReactNode } from 'react'
import type { Dossier } from '../../shared/dossiers/model.ts'
import { href } from '../kernel/route.ts'
import { type SheetKey, sheetsOf } from './dossierParts.ts'

/** The ways to the sheets of a dossier, each one press away. */
export function SheetLinks({
  dossier,
  open,
  counts,
}: {
  readonly dossier: Pick<Dossier, 'id' | 'type'>
  readonly open: SheetKey
  /** how many there are on a sheet */
  readonly counts: Partial<Record<SheetKey, number>>
}) {
  return (
    <nav className="dossier-sheets" aria-label="Dans ce dossier">
      {sheetsOf(dossier.type).map(({ key, title, heading }) => (
        <a
          key={key}
          href={href(['dossier', dossier.id], key === 'line' ? {} : { fait: heading })}
          {...(key === open && { 'aria-current': 'page' as const })}
        >
          {title}
          {counts[key] ? <small>{`\u00a0${counts[key]}`}</small> : null}
        </a>
      ))}
    </nav>
  )
}

/** A sheet of a dossier; those that are not open stay made, with what is typed in them. */
export const Sheet = ({
  of: key,
  open,
  children,
}: {
  readonly of: SheetKey
  readonly open: SheetKey
  readonly children: ReactNode
}) => (
  <div className="dossier-sheet" hidden={key !== open}>
    {children}
  </div>
)

/** A part of a sheet, under the heading that an address may name. */
export const Part = ({
  id,
  title,
  children,
}: {
  readonly id: string
  readonly title: string
  readonly children: ReactNode
}) => (
  <section aria-labelledby={id}>
    <h2 id={id} tabIndex={-1}>
      {title}
    </h2>
    {children}
  </section>
)
