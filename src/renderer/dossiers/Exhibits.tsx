import { GripVertical } from 'lucide-react'
import { useEffect, useState } from 'react'
import { GridList, GridListItem, Button as Grip, useDragAndDrop } from 'react-aria-components'
import type { Expected } from '../../shared/draft/expected.ts'
import { answeredBy, exhibitFact, expectedExhibits, expectedKey } from '../../shared/draft/expected.ts'
import type { Dossier } from '../../shared/model/dossier.ts'
import type { Exhibit } from '../../shared/model/exhibit.ts'
import type { Template } from '../../shared/model/template.ts'
import { asError, call, upload, useCall } from '../api.ts'
import { Button } from '../ui/button.tsx'
import { shortDay } from '../ui/date.ts'
import { pickFiles } from '../ui/download.ts'
import { Failure } from '../ui/state.tsx'
import { useSay } from '../ui/toast.tsx'
import { ExhibitForm } from './ExhibitForm.tsx'
import { Expected as Awaited } from './Expected.tsx'

interface Props {
  readonly dossier: string
  readonly shown?: string
  readonly onCall?: (id: string) => void
  readonly drag?: { readonly type: string; readonly data: (id: string) => string }
  readonly facts: Dossier['facts']
  readonly template?: Template
  /** changes the dossier's facts, which say what exhibit answers what is expected */
  readonly onFacts: (change: (facts: Dossier['facts']) => Dossier['facts']) => unknown
}

/** Adds files to a dossier's exhibits, one after the other, under their own names or the label given. */
export async function addExhibits(
  dossier: string,
  files: readonly File[],
  label?: string,
): Promise<readonly Exhibit[]> {
  const added: Exhibit[] = []
  for (const file of files)
    added.push(
      await call['exhibits.add']({
        dossier,
        file: await upload(file),
        name: file.name,
        label: label ?? file.name.replace(/\.[^.]+$/, ''),
      }),
    )
  return added
}

const moved = (
  ids: readonly string[],
  keys: ReadonlySet<string>,
  target: string,
  after: boolean,
): string[] => {
  const rest = ids.filter(id => !keys.has(id))
  const place = rest.indexOf(target) + (after ? 1 : 0)
  return [...rest.slice(0, place), ...ids.filter(id => keys.has(id)), ...rest.slice(place)]
}

/** What an exhibit is for the template, where its label does not say the same. */
const asOf = (expected: readonly Expected[], { id, label }: Exhibit): string | undefined => {
  const asked = expected.find(one => one.exhibit === id)?.label
  return asked === label ? undefined : asked
}

/** The exhibits in their order, which is their number; every call in every text follows. */
export function Exhibits({ dossier, shown, onCall, drag, facts, template, onFacts }: Props) {
  const { value, error, reload } = useCall('exhibits.list', { dossier })
  const [open, setOpen] = useState<string>()
  const [busy, setBusy] = useState(false)
  const say = useSay()
  const list = value ?? []
  const expected = expectedExhibits(template, facts, list)
  useEffect(() => {
    setOpen(shown)
    const key = shown && expectedKey(shown)
    if (key) document.getElementById(`fact-${exhibitFact(key)}`)?.focus()
  }, [shown])
  const ids = list.map(one => one.id)
  const order = (next: string[]) => {
    if (next.join() !== ids.join()) call['exhibits.order']({ dossier, ids: next }).catch(say.failed)
  }
  const shift = (id: string, by: number) => {
    const from = ids.indexOf(id)
    const target = ids[from + by]
    if (target) {
      order(moved(ids, new Set([id]), target, by > 0))
      say.done(`Pièce déplacée : elle porte maintenant le n° ${from + by + 1}.`)
    }
  }
  const add = async (files: readonly File[], asked?: Expected) => {
    if (files.length === 0) return
    setBusy(true)
    try {
      const added = await addExhibits(dossier, files, asked?.label)
      const [first] = added
      if (asked && first) await onFacts(before => answeredBy(before, first.id, asked.key))
      say.done(
        asked
          ? `« ${asked.label} » est jointe ; les appels du texte suivent.`
          : added.length > 1
            ? `${added.length} pièces ajoutées.`
            : 'Pièce ajoutée.',
      )
    } catch (thrown) {
      say.failed(asError(thrown))
    }
    setBusy(false)
  }
  const remove = (exhibit: Exhibit) =>
    call['exhibits.remove']({ id: exhibit.id }).then(
      () =>
        say.done(`La pièce « ${exhibit.label} » est retirée ; les suivantes changent de numéro.`, () =>
          call['exhibits.restore']({ id: exhibit.id }),
        ),
      say.failed,
    )
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: keys =>
      [...keys].map(key => ({
        'text/plain': String(key),
        ...(drag && { [drag.type]: drag.data(String(key)) }),
      })),
    onReorder: event =>
      order(
        moved(
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
      <Awaited
        expected={expected}
        busy={busy}
        onFiles={(asked, files) => void add(files.slice(0, 1), asked)}
      />
      <GridList
        aria-label="Pièces"
        className="exhibit-list"
        dragAndDropHooks={dragAndDropHooks}
        items={list.map((exhibit, index) => ({
          ...exhibit,
          number: index + 1,
          open: exhibit.id === open,
          as: asOf(expected, exhibit),
        }))}
        dependencies={[open, facts, template]}
        keyboardNavigationBehavior="tab"
        renderEmptyState={() => (
          <p className="help">
            Aucune pièce. Déposez des fichiers ici, ou ajoutez-les : leur ordre est leur numéro.
          </p>
        )}
      >
        {exhibit => (
          <GridListItem
            id={exhibit.id}
            textValue={`Pièce ${exhibit.number}, ${exhibit.label}`}
            className="exhibit"
          >
            <div className="exhibit-line">
              <Grip slot="drag" className="grip" aria-label={`Déplacer la pièce ${exhibit.number}`}>
                <GripVertical size={15} aria-hidden />
              </Grip>
              <span className="exhibit-number">{exhibit.number}</span>
              <button
                type="button"
                className="exhibit-name"
                aria-expanded={exhibit.open}
                onClick={() => setOpen(exhibit.open ? undefined : exhibit.id)}
              >
                {exhibit.label || 'Sans intitulé'}
                {(exhibit.date || exhibit.as) && (
                  <small>
                    {[exhibit.date && shortDay(exhibit.date), exhibit.as].filter(Boolean).join(' · ')}
                  </small>
                )}
              </button>
              {onCall && (
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
                first={exhibit.number === 1}
                last={exhibit.number === list.length}
                expected={expected}
                onAs={key => void onFacts(before => answeredBy(before, exhibit.id, key))}
                onShift={by => shift(exhibit.id, by)}
                onRemove={() => void remove(exhibit)}
              />
            )}
          </GridListItem>
        )}
      </GridList>
      <div className="actions">
        <Button isDisabled={busy} onPress={() => void pickFiles().then(files => add(files))}>
          {busy ? 'Ajout en cours…' : 'Ajouter des pièces…'}
        </Button>
      </div>
    </div>
  )
}
