import { useEffect, useState } from 'react'
import { GridList, useDragAndDrop } from 'react-aria-components'
import { MAIN_AFFAIRE } from '../../shared/dossiers/affaire.ts'
import type { Affaire, Dossier } from '../../shared/dossiers/model.ts'
import type { ExpectedExhibit } from '../../shared/drafts/templates/expected-exhibits.ts'
import {
  answeredBy,
  exhibitFact,
  expectedExhibits,
  expectedKey,
} from '../../shared/drafts/templates/expected-exhibits.ts'
import type { Template } from '../../shared/drafts/templates/template.ts'
import { REMOTE_EXHIBIT } from '../../shared/exhibits/faults.ts'
import { isProduced, listExhibits } from '../../shared/exhibits/list.ts'
import type { Exhibit } from '../../shared/exhibits/model.ts'
import { call, useCall } from '../kernel/api.ts'
import { pickFiles } from '../kernel/download.ts'
import { useErasing } from '../kernel/erasing.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/field.tsx'
import { Failure } from '../ui/state.tsx'
import { useSay } from '../ui/toast.tsx'
import { addExhibits, addedText } from './addFiles.ts'
import { ExhibitForm } from './ExhibitForm.tsx'
import { Reader } from './ExhibitReader.tsx'
import { ExhibitRow } from './ExhibitRow.tsx'
import { ExpectedExhibits } from './Expected.tsx'
import { FetchAll } from './FetchButton.tsx'
import { ReadScans } from './ReadScans.tsx'
import { SearchExhibits } from './SearchExhibits.tsx'

interface Props {
  readonly dossier: string
  /** the case whose series is shown, the one of the text being written; the main one where none is named */
  readonly affaire?: string | undefined
  /** the cases beside the main one, where one may look at each */
  readonly affaires?: readonly Affaire[] | undefined
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

/** The exhibits in their order, which is their number; every call in every text follows. */
export function Exhibits({ dossier, currentId, onCall, drag, facts, template, onFacts, ...of }: Props) {
  const [choice, setChoice] = useState('')
  const affaire = of.affaires?.find(one => one.id === choice)?.id ?? of.affaire
  const { value, error, reload } = useCall('exhibits.list', { dossier, affaire }, ['exhibits', 'dossiers'])
  const [open, setOpen] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [readId, setReadId] = useState<string>()
  const [found, setFound] = useState<{ readonly page: number; readonly query: string }>()
  const look = (id: string, at?: { readonly page: number; readonly query: string }) => {
    setFound(at)
    setReadId(id)
  }
  const { value: faults } = useCall('exhibits.check', { dossier, affaire })
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
    if (next.join() !== ids.join()) call['exhibits.order']({ dossier, affaire, ids: next }).catch(say.error)
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
    const addition = await addExhibits(dossier, files, { expected: expectation?.label, affaire })
    const [first] = addition.additions
    if (expectation && first) await onFacts(before => answeredBy(before, first.id, expectation.key))
    if (addition.refusals.length > 0) say.error(new Error(addedText(addition)))
    else if (expectation && first && !first.file?.flaw)
      say.success(`«\u00a0${expectation.label}\u00a0» est jointe\u00a0; les appels du texte suivent.`)
    else say.success(addedText(addition))
    setBusy(false)
  }
  const arrange = (by: 'date' | 'citation') =>
    call['exhibits.arrange']({ dossier, affaire, by }).then(
      () =>
        say.success(
          by === 'date'
            ? 'Les pièces sont rangées par date\u00a0; tous les renvois suivent.'
            : 'Les pièces sont rangées dans l’ordre où les textes les appellent.',
          () => call['exhibits.order']({ dossier, affaire, ids }),
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
      {of.affaires && of.affaires.length > 0 && (
        <Choice
          label="Pièces de l’affaire"
          value={affaire ?? ''}
          onChange={setChoice}
          options={[
            { value: '', label: MAIN_AFFAIRE },
            ...of.affaires.map(one => ({ value: one.id, label: one.title })),
          ]}
          help="Chaque affaire a sa suite de numéros&nbsp;; une pièce du dossier se produit dans l’une, dans l’autre ou dans les deux."
        />
      )}
      <ExpectedExhibits
        dossier={dossier}
        affaire={affaire}
        exhibits={list}
        onMatch={(expectation, id) =>
          void Promise.resolve(onFacts(before => answeredBy(before, id, expectation.key))).then(() =>
            say.success(
              `«\u00a0${expectation.label}\u00a0» est cette pièce\u00a0; les appels du texte suivent.`,
            ),
          )
        }
        expectations={expectations}
        busy={busy}
        onFiles={(expectation, files) => void add(files.slice(0, 1), expectation)}
      />
      {list.some(one => one.file) && (
        <SearchExhibits
          dossier={dossier}
          exhibits={list}
          onOpen={(id, page, query) => look(id, { page, query })}
        />
      )}
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
        dependencies={[open, facts, template, faults, affaire]}
        keyboardNavigationBehavior="tab"
        renderEmptyState={() => (
          <p className="help">
            Aucune pièce. Déposez des fichiers ici, ou ajoutez-les&nbsp;: leur ordre est leur numéro.
          </p>
        )}
      >
        {exhibit => (
          <ExhibitRow
            exhibit={exhibit}
            faults={faults?.filter(fault => fault.at.exhibit === exhibit.id) ?? []}
            onOpen={() => setOpen(exhibit.open ? undefined : exhibit.id)}
            onRead={() => look(exhibit.id)}
            onCall={onCall}
          >
            <ExhibitForm
              exhibit={exhibit}
              affaire={affaire}
              number={exhibit.number}
              last={exhibit.number === producedExhibits.length}
              expectations={expectations}
              onAs={key => void onFacts(before => answeredBy(before, exhibit.id, key))}
              onShift={by => shift(exhibit.id, by)}
              onRemove={() => void remove(exhibit)}
              onErase={() => erase({ kind: 'exhibit', id: exhibit.id })}
            />
          </ExhibitRow>
        )}
      </GridList>
      <div className="actions">
        <Button busy={busy} onPress={() => void pickFiles().then(files => add(files))}>
          {busy ? 'Ajout en cours…' : 'Ajouter des pièces…'}
        </Button>
        <ReadScans dossier={dossier} />
        <FetchAll dossier={dossier} isOffered={faults?.some(one => one.code === REMOTE_EXHIBIT) ?? false} />
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
          at={found}
          onClose={() => setReadId(undefined)}
        />
      )}
    </div>
  )
}
