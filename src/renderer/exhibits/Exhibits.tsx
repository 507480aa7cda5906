import { GripVertical } from 'lucide-react'
import { useEffect, useState } from 'react'
import { GridList, GridListItem, Button as Grip, useDragAndDrop } from 'react-aria-components'
import type { Dossier } from '../../shared/dossiers/model.ts'
import type { ExpectedExhibit } from '../../shared/drafts/templates/expected-exhibits.ts'
import {
  answeredBy,
  exhibitFact,
  expectedExhibits,
  expectedKey,
} from '../../shared/drafts/templates/expected-exhibits.ts'
import type { Template } from '../../shared/drafts/templates/template.ts'
import { isProduced, listExhibits } from '../../shared/exhibits/list.ts'
import type { Exhibit } from '../../shared/exhibits/model.ts'
import { call, useCall } from '../kernel/api.ts'
import { pickFiles } from '../kernel/download.ts'
import { useErasing } from '../kernel/erasing.ts'
import { Button } from '../ui/button.tsx'
import { shortDay } from '../ui/date.ts'
import { rowKeys } from '../ui/keys.ts'
import { Failure } from '../ui/state.tsx'
import { useSay } from '../ui/toast.tsx'
import { addExhibits, addedText } from './addFiles.ts'
import { ExhibitForm } from './ExhibitForm.tsx'
import { Reader } from './ExhibitReader.tsx'
import { ExpectedExhibits } from './Expected.tsx'

interface Props {
  readonly dossier: string
  readonly currentId?: string
  readonly onCall?: (id: string) => void
  readonly drag?: { readonly type: string; readonly data: (id: string) => string }
  readonly facts: Dossier['facts']
  readonly template?: Template
  /** changes the dossier's facts, which say what exhibit answers what is expected */
  readonly onFacts: (change: (facts: Dossier['facts']) => Dossier['facts']) => unknown
}

const reorder = (
  ids: readonly string[],
  keys: ReadonlySet<string>,
  target: string,
  after: boolean,
): string[] => {
  const rest = ids.filter(id => !keys.has(id))
  const place = rest.indexOf(target) + (after ? 1 : 0)
  return [...rest.slice(0, place), ...ids.filter(id => keys.has(id)), ...rest.slice(place)]
}

/** Names the exhibit as the template expects it, where its label does not say the same. */
const asOf = (expectations: readonly ExpectedExhibit[], { id, label }: Exhibit): string | undefined => {
  const expectedLabel = expectations.find(one => one.exhibit === id)?.label
  return expectedLabel === label ? undefined : expectedLabel
}

const nameOf = ({ number, label }: { readonly number: number; readonly label: string }) =>
  number > 0 ? `pièce ${number}` : `pièce mise de côté ${label}`

const detailOf = ({
  date,
  pages,
  filed,
  aside,
  as,
}: Exhibit & { readonly as?: string | undefined }): string =>
  [
    date && shortDay(date),
    pages && `${pages}\u00a0p.`,
    filed && `déposée le ${shortDay(filed.date)}`,
    aside && !filed && 'de côté, non produite',
    as,
  ]
    .filter(Boolean)
    .join(' · ')

/** The exhibits in their order, which is their number; every call in every text follows. */
export function Exhibits({ dossier, currentId, onCall, drag, facts, template, onFacts }: Props) {
  const { value, error, reload } = useCall('exhibits.list', { dossier }, ['exhibits', 'dossiers'])
  const [open, setOpen] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [readId, setReadId] = useState<string>()
  const { value: faults } = useCall('exhibits.check', { dossier })
  const say = useSay()
  const erase = useErasing()
  const list = value ?? []
  const expectations = expectedExhibits(template, facts, list)
  useEffect(() => {
    setOpen(currentId)
    const key = currentId && expectedKey(currentId)
    if (key) document.getElementById(`fact-${exhibitFact(key)}`)?.focus()
  }, [currentId])
  const producedExhibits = list.filter(isProduced)
  // those put aside stand after, and keep their order
  const ids = [...producedExhibits, ...list.filter(one => !isProduced(one))].map(one => one.id)
  const shownExhibit = list.find(one => one.id === readId)
  const order = (next: string[]) => {
    if (next.join() !== ids.join()) call['exhibits.order']({ dossier, ids: next }).catch(say.error)
  }
  const shift = (id: string, by: number) => {
    const from = ids.indexOf(id)
    const target = ids[from + by]
    if (target) {
      order(reorder(ids, new Set([id]), target, by > 0))
      say.success(`Pièce déplacée\u00a0: elle porte maintenant le n° ${from + by + 1}.`)
    }
  }
  const add = async (files: readonly File[], expectation?: ExpectedExhibit) => {
    if (files.length === 0) return
    setBusy(true)
    const addition = await addExhibits(dossier, files, expectation?.label)
    const [first] = addition.additions
    if (expectation && first) await onFacts(before => answeredBy(before, first.id, expectation.key))
    if (addition.refusals.length > 0) say.error(new Error(addedText(addition)))
    else if (expectation && first && !first.file?.flaw)
      say.success(`«\u00a0${expectation.label}\u00a0» est jointe\u00a0; les appels du texte suivent.`)
    else say.success(addedText(addition))
    setBusy(false)
  }
  const arrange = (by: 'date' | 'citation') =>
    call['exhibits.arrange']({ dossier, by }).then(
      () =>
        say.success(
          by === 'date'
            ? 'Les pièces sont rangées par date\u00a0; tous les renvois suivent.'
            : 'Les pièces sont rangées dans l’ordre où les textes les appellent.',
          () => call['exhibits.order']({ dossier, ids }),
        ),
      say.error,
    )
  const remove = (exhibit: Exhibit) =>
    call['exhibits.remove']({ id: exhibit.id }).then(
      () =>
        say.success(
          `La pièce «\u00a0${exhibit.label}\u00a0» est retirée\u00a0; les suivantes changent de numéro.`,
          () => call['exhibits.restore']({ id: exhibit.id }),
        ),
      say.error,
    )
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: keys =>
      [...keys].map(key => ({
        'text/plain': String(key),
        ...(drag && { [drag.type]: drag.data(String(key)) }),
      })),
    onReorder: event =>
      order(
        reorder(
          ids,
          new Set([...event.keys].map(String)),
          String(event.target.key),
          event.target.dropPosition === 'after',
        ),
      ),
  })
  return (
    <div className="exhibits">
      {error && <Failure error={error} retry={reload} />}
      <ExpectedExhibits
        expectations={expectations}
        busy={busy}
        onFiles={(expectation, files) => void add(files.slice(0, 1), expectation)}
      />
      <GridList
        aria-label="Pièces"
        className="exhibit-list"
        dragAndDropHooks={dragAndDropHooks}
        items={[
          ...listExhibits(list),
          ...list.filter(one => !isProduced(one)).map(exhibit => ({ exhibit, number: 0 })),
        ].map(({ exhibit, number }) => ({
          ...exhibit,
          number,
          open: exhibit.id === open,
          as: asOf(expectations, exhibit),
        }))}
        dependencies={[open, facts, template, faults]}
        keyboardNavigationBehavior="tab"
        renderEmptyState={() => (
          <p className="help">
            Aucune pièce. Déposez des fichiers ici, ou ajoutez-les&nbsp;: leur ordre est leur numéro.
          </p>
        )}
      >
        {exhibit => (
          <GridListItem
            id={exhibit.id}
            textValue={
              exhibit.number ? `Pièce ${exhibit.number}, ${exhibit.label}` : `Mise de côté, ${exhibit.label}`
            }
            className="exhibit"
          >
            <div className="exhibit-line">
              <Grip
                slot="drag"
                className="grip"
                isDisabled={Boolean(exhibit.filed) || exhibit.number === 0}
                aria-label={`Déplacer la ${nameOf(exhibit)}`}
              >
                <GripVertical size={15} aria-hidden />
              </Grip>
              <span className="exhibit-number">{exhibit.number || '–'}</span>
              <button
                type="button"
                className="exhibit-name"
                aria-expanded={exhibit.open}
                onKeyDown={rowKeys}
                onClick={() => setOpen(exhibit.open ? undefined : exhibit.id)}
              >
                {exhibit.label || 'Sans intitulé'}
                {detailOf(exhibit) && <small>{detailOf(exhibit)}</small>}
                {faults
                  ?.filter(fault => fault.at.exhibit === exhibit.id)
                  .map(fault => (
                    <small key={fault.code} className={`fault ${fault.severity}`}>
                      {fault.message}
                    </small>
                  ))}
              </button>
              {exhibit.file && (
                <Button
                  look="link"
                  aria-label={`Voir la ${nameOf(exhibit)}`}
                  onPress={() => setReadId(exhibit.id)}
                >
                  Voir
                </Button>
              )}
              {onCall && exhibit.number > 0 && (
                <Button
                  look="link"
                  aria-label={`Appeler la pièce ${exhibit.number} dans le texte`}
                  onPress={() => onCall(exhibit.id)}
                >
                  Appeler
                </Button>
              )}
            </div>
            {exhibit.open && (
              <ExhibitForm
                exhibit={exhibit}
                number={exhibit.number}
                last={exhibit.number === producedExhibits.length}
                expectations={expectations}
                onAs={key => void onFacts(before => answeredBy(before, exhibit.id, key))}
                onShift={by => shift(exhibit.id, by)}
                onRemove={() => void remove(exhibit)}
                onErase={() => erase({ kind: 'exhibit', id: exhibit.id })}
              />
            )}
          </GridListItem>
        )}
      </GridList>
      <div className="actions">
        <Button busy={busy} onPress={() => void pickFiles().then(files => add(files))}>
          {busy ? 'Ajout en cours…' : 'Ajouter des pièces…'}
        </Button>
        {list.length > 1 && (
          <>
            <Button look="quiet" onPress={() => void arrange('citation')}>
              Ranger par premier appel
            </Button>
            <Button look="quiet" onPress={() => void arrange('date')}>
              Ranger par date
            </Button>
          </>
        )}
      </div>
      {shownExhibit && (
        <Reader
          exhibit={shownExhibit}
          number={producedExhibits.indexOf(shownExhibit) + 1}
          onClose={() => setReadId(undefined)}
        />
      )}
    </div>
  )
}
