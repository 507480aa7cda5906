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
