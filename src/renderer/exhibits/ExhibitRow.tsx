import { GripVertical } from 'lucide-react'
import type { ReactNode } from 'react'
import { GridListItem, Button as Grip } from 'react-aria-components'
import type { Problem } from '../../shared/dossiers/problem.ts'
import { REMOTE_EXHIBIT } from '../../shared/exhibits/faults.ts'
import type { Exhibit } from '../../shared/exhibits/model.ts'
import { go } from '../kernel/route.ts'
import { Button } from '../ui/button.tsx'
import { shortDay } from '../ui/date.ts'
import { rowKeys } from '../ui/keys.ts'
import { FetchButton } from './FetchButton.tsx'

/** An exhibit as the list shows it: its number, 0 where it is put aside, and what the template calls it. */
export type ListedExhibit = Exhibit & {
  readonly number: number
  readonly open: boolean
  readonly as: string | undefined
}

const nameOf = ({ number, label }: { readonly number: number; readonly label: string }) =>
  number > 0 ? `pièce ${number}` : `pièce mise de côté ${label}`

const detailOf = ({ date, pages, filed, aside, as, copyOf }: ListedExhibit): string =>
  [
    date && shortDay(date),
    pages && `${pages}\u00a0p.`,
    filed && `déposée le ${shortDay(filed.date)}`,
    copyOf && !filed && 'suit le texte\u00a0: imprimée au dépôt, de la version déposée',
    aside && !filed && 'de côté, non produite',
    as,
  ]
    .filter(Boolean)
    .join(' · ')

/** A line of the exhibits, with its form under it while it is open. */
export function ExhibitRow({
  exhibit,
  faults,
  onOpen,
  onRead,
  onCall,
  children,
}: {
  readonly exhibit: ListedExhibit
  readonly faults: readonly Problem[]
  readonly onOpen: () => void
  readonly onRead: () => void
  readonly onCall: ((id: string) => void) | undefined
  readonly children: ReactNode
}) {
  const { id, dossier, number, label, filed, file, copyOf, open } = exhibit
  const detail = detailOf(exhibit)
  const remote = faults.find(one => one.code === REMOTE_EXHIBIT)
  const faultsOfFile = faults.filter(one => one !== remote)
  return (
    <GridListItem
      id={id}
      textValue={number ? `Pièce ${number}, ${label}` : `Mise de côté, ${label}`}
      className="exhibit"
    >
      <div className="exhibit-line">
        <Grip
          slot="drag"
          className="grip"
          isDisabled={Boolean(filed) || number === 0}
          aria-label={`Déplacer la ${nameOf(exhibit)}`}
        >
          <GripVertical size={15} aria-hidden />
        </Grip>
        <span className="exhibit-number">{number || '–'}</span>
        <button
          type="button"
          className="exhibit-name"
          aria-expanded={open}
          onKeyDown={rowKeys}
          onClick={onOpen}
        >
          {label || 'Sans intitulé'}
          {detail && <small>{detail}</small>}
          {faultsOfFile.map(fault => (
            <small key={fault.code} className={`fault ${fault.severity}`}>
              {fault.message}
            </small>
          ))}
        </button>
        {file && (
          <Button look="link" aria-label={`Voir la ${nameOf(exhibit)}`} onPress={onRead}>
            Voir
          </Button>
        )}
        {!file && copyOf && (
          <Button
            look="link"
            aria-label={`Ouvrir le texte de la ${nameOf(exhibit)}`}
            onPress={() => go(['dossier', dossier, copyOf])}
          >
            Ouvrir
          </Button>
        )}
        {onCall && number > 0 && (
          <Button
            look="link"
            aria-label={`Appeler la pièce ${number} dans le texte`}
            onPress={() => onCall(id)}
          >
            Appeler
          </Button>
        )}
      </div>
      {remote && (
        <p className="exhibit-remote">
          {remote.message} <FetchButton dossier={dossier} exhibit={id} name={nameOf(exhibit)} />
        </p>
      )}
      {open && children}
    </GridListItem>
  )
}
