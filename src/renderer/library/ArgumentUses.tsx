import type { Output } from '../../shared/kernel/contract.ts'
import { useCall } from '../kernel/api.ts'
import { href } from '../kernel/route.ts'

type Use = Output<'arguments.uses'>[number]

const watched = ['library', 'drafts', 'dossiers'] as const

/** What is to be looked at in an argument, then where it is used. */
export function ArgumentUses({ id }: { readonly id: string }) {
  const { value: flags } = useCall('arguments.flags', { id }, watched)
  const { value: uses } = useCall('arguments.uses', { id }, watched)
  return (
    <>
      {flags && flags.length > 0 && (
        <section aria-label="À revoir" className="flags">
          <h3>À revoir</h3>
          <ul>
            {flags.map(one => (
              <li key={`${one.kind}${one.message}`}>
                {one.message} {one.other && <a href={href(['bibliotheque', one.other])}>Voir l’autre</a>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {uses && (
        <section aria-label="Où il sert">
          <h3>Où il sert</h3>
          {uses.length === 0 && <p className="help">Nulle part encore.</p>}
          <ul className="uses">
            {uses.map((one, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: one text may carry it twice in one form
              <li key={`${one.id}${one.form}${at}`}>
                <UseLine use={one} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

const UseLine = ({ use }: { readonly use: Use }) => {
  const to = placeOf(use)
  return (
    <>
      {to ? <a href={to}>{use.title}</a> : use.title} {use.form && <small>{use.form}</small>}{' '}
      {use.late && <span className="badge warn">à mettre à jour</span>}
    </>
  )
}

function placeOf({ kind, id, dossier }: Use): string | undefined {
  switch (kind) {
    case 'draft':
      return dossier && href(['dossier', dossier, id])
    case 'measure':
      return href(['campagne', 'textes', id])
    case 'amendment':
      return href(['campagne', 'amendements', id])
    case 'template':
      return undefined
  }
}
