import { useEffect, useState } from 'react'
import { Input, Label, SearchField } from 'react-aria-components'
import type { SourceKind } from '../../shared/kernel/common.ts'
import type { FileRef } from '../../shared/kernel/endpoint.ts'
import type { Collection } from '../../shared/library/collection.ts'
import { bareSource } from '../../shared/library/kinds/registry.ts'
import { FollowedBills } from '../campaign/bills/FollowedBills.tsx'
import { Lacking } from '../imports/Lacking.tsx'
import { LibraryState } from '../imports/LibraryState.tsx'
import { useCall } from '../kernel/api.ts'
import { draggedSource } from '../kernel/drag.ts'
import { newId } from '../kernel/newId.ts'
import { go } from '../kernel/route.ts'
import { Back, takesItsPlace } from '../library/Back.tsx'
import { EditForm, NewSource } from '../library/edit/EditForm.tsx'
import { MissingSources } from '../library/Missing.tsx'
import { More, type View } from '../library/More.tsx'
import { CollectionStrip, Collections } from '../library/organise/Collections.tsx'
import { Duplicates } from '../library/organise/Duplicates.tsx'
import { OneCollection } from '../library/organise/OneCollection.tsx'
import { SelectionBar } from '../library/organise/SelectionBar.tsx'
import { Reader } from '../library/Reader.tsx'
import type { Acts } from '../library/sourceActions.ts'
import { VerifyText } from '../library/verify/VerifyText.tsx'
import { Facets } from '../search/Facets.tsx'
import { Results, SearchRemarks } from '../search/Results.tsx'
import { Searches } from '../search/Searches.tsx'
import { SearchHelp } from '../search/SearchHelp.tsx'
import type { Question } from '../search/useSearch.ts'
import { allOf, firstOf, useSearch } from '../search/useSearch.ts'
import { SharedWith } from '../sharing/office/SharedWith.tsx'
import { SendDialog, type What } from '../sharing/SendDialog.tsx'
import { Button } from '../ui/button.tsx'
import { count } from '../ui/quantities.ts'
import { Empty, Failure, Loading } from '../ui/state.tsx'
import { useSay } from '../ui/toast.tsx'
import { type EmptyReason, emptyReason, paneOf, totalOf, withoutCollection } from './libraryPane.ts'

interface Props {
  readonly id?: string
  readonly pin?: string
  readonly acts: Acts
  /** words another screen asks for: an article one follows from a rule */
  readonly initialQuery?: string
  /** a view of the library in the place of a source */
  readonly view?: View
  readonly onView: (view: View) => void
  /** the kind of a source being written by hand */
  readonly creating?: SourceKind
  readonly onCreate: (kind: SourceKind) => void
  /** one campaigns: the bills one follows are told beside what the library lacks */
  readonly campaigns: boolean
  readonly onClose: () => void
  readonly onImport: () => void
  /** examines a pack someone sent */
  readonly onReceive: () => void
  readonly onStarter: () => void
  /** imports an archive that lies in the folder of downloads */
  readonly onArchive: (file: FileRef, onlyCited: boolean) => void
}

/** The library: a question, what answers it, and the source one reads. */
export function Library({
  id,
  pin,
  acts,
  initialQuery,
  view,
  onView,
  creating,
  onCreate,
  campaigns,
  onClose,
  onImport,
  onReceive,
  onStarter,
  onArchive,
}: Props) {
  const [question, setQuestion] = useState<Question>({ text: initialQuery ?? '' })
  const [sending, setSending] = useState<{ readonly what: What; readonly title: string }>()
  const [shelf, setShelf] = useState<string>()
  const [selection, setChosen] = useState<ReadonlySet<string>>()
  const { answer, error, loading, more, reload, isOutdated, onHold } = useSearch(question)
  const counts = useCall('library.count', {})
  const say = useSay()
  const total = totalOf(counts.value ?? {})
  const pane = paneOf({ id, view, creating, shelf })
  const change = (part: Partial<Question>) => setQuestion(before => ({ ...before, ...part }))
  useEffect(() => {
    if (initialQuery) setQuestion({ text: initialQuery })
  }, [initialQuery])
  const openShelf = (collection: string) => {
    setShelf(collection)
    change({ collection })
    onView('collections')
  }
  const leaveShelf = (collectionId: string) => {
    setShelf(undefined)
    setQuestion(before => withoutCollection(before, collectionId))
  }
  const send = ({ id: collection, title }: Collection) => setSending({ what: { collection }, title })
  const share = () => setSending({ what: { search: question }, title: question.text })
  const inside: Acts = {
    ...{ ...acts, shelf: openShelf },
    ...(question.lawOn && { law: { day: question.lawOn, why: 'Le jour que votre recherche demande' } }),
  }
  const openFirst = async (text: string) => {
    if (!text.trim()) return
    const first = await firstOf({ ...question, text }).catch(say.error)
    if (first) acts.open(first.id)
  }
  return (
    <div className={`library${pane.kind === 'none' ? '' : ' reading'}`}>
      <section className="list-pane" aria-label="Recherche">
        <div className="list-head">
          <div className="title-row">
            <h1>Bibliothèque</h1>
            <div className="actions">
              <NewSource onCreate={onCreate} />
              <Button onPress={onImport}>Importer…</Button>
              <More
                lines={[
                  { name: 'Cocher plusieurs sources', run: () => setChosen(new Set()) },
                  ...(answer?.total ? [{ name: 'Envoyer cette recherche…', run: share }] : []),
                  {
                    name: 'Collections…',
                    run: () => {
                      setShelf(undefined)
                      onView('collections')
                    },
                  },
                  { name: 'Recevoir un lot…', run: onReceive },
                  { name: 'Lots reçus', run: () => go(['lots']) },
                  { name: 'Vérifier un projet', run: () => onView('verifier') },
                  { name: 'État de la bibliothèque', run: () => onView('etat') },
                  { name: 'Textes cités et absents', run: () => onView('absents') },
                  { name: 'Doublons possibles', run: () => onView('doublons') },
                ]}
              />
            </div>
          </div>
          <div className="search-row">
            <SearchField
              className="search"
              value={question.text}
              onChange={text => change({ text })}
              onSubmit={text => void openFirst(text)}
            >
              <Label className="sr-only">Chercher dans la bibliothèque</Label>
              <Input
                id="library-search"
                placeholder="Mots, «&nbsp;expression&nbsp;», numéro, ECLI, article"
              />
            </SearchField>
            <Searches question={question} onChoose={setQuestion} />
            <SearchHelp />
          </div>
          {/* where there is one column, the pane that leads there is not shown */}
          {campaigns && question.text === '' && <FollowedBills />}
          <Facets question={question} facets={answer?.facets} onChange={change} />
          {question.collection && (
            <CollectionStrip
              id={question.collection}
              onOpen={() => openShelf(question.collection ?? '')}
              onSend={send}
              onLeave={() => change({ collection: undefined })}
            />
          )}
          <SearchRemarks
            answer={answer}
            question={question}
            onChange={change}
            isOutdated={isOutdated}
            reload={reload}
          />
        </div>
        {error && <Failure error={error} retry={reload} />}
        {!answer && !error && <Loading what="Recherche" />}
        {answer && (
          <Results
            hits={answer.hits}
            selectedId={id}
            choosing={selection && { ids: selection, onChange: setChosen }}
            isAlone={takesItsPlace()}
            acts={{ ...acts, drag: draggedSource }}
            more={more}
            onHold={onHold}
            loading={loading}
            empty={
              <NoHits
                reason={emptyReason(counts.value, question)}
                onStarter={onStarter}
                onImport={onImport}
              />
            }
          />
        )}
        {selection && (
          <SelectionBar
            ids={[...selection]}
            collection={question.collection}
            loadIds={limit => allOf(question, limit)}
            total={answer?.total ?? 0}
            onChoose={setChosen}
            onDone={reload}
            onSend={ids => setSending({ what: { ids: [...ids] }, title: question.text })}
            onClose={() => setChosen(undefined)}
          />
        )}
      </section>
      {sending && <SendDialog {...sending} onClose={() => setSending(undefined)} />}
      <section className="read-pane" aria-label="Lecture">
        {pane.kind === 'create' && (
          <EditForm
            key={pane.source}
            source={bareSource(pane.source, newId())}
            acts={acts}
            onClose={onClose}
            onSaved={source => acts.open(source.id)}
          />
        )}
        {pane.kind !== 'create' && pane.kind !== 'none' && (
          <Back name="Revenir à la liste" onBack={onClose} />
        )}
        {pane.kind === 'collection' && (
          <OneCollection
            id={pane.id}
            acts={inside}
            onAll={() => setShelf(undefined)}
            onSend={send}
            onGone={() => leaveShelf(pane.id)}
            shared={<SharedWith kind="collection" id={pane.id} />}
          />
        )}
        {pane.kind === 'collections' && <Collections onOpen={openShelf} onSend={send} onGone={leaveShelf} />}
        {pane.kind === 'duplicates' && <Duplicates onOpen={acts.open} />}
        {pane.kind === 'missing' && <MissingSources onSearch={text => change({ text })} />}
        {pane.kind === 'verify' && <VerifyText />}
        {pane.kind === 'state' && <LibraryState onArchive={onArchive} />}
        {pane.kind === 'source' && (
          <Reader
            id={pane.id}
            pin={pin}
            words={answer?.corrected ?? question.text}
            acts={inside}
            onGone={onClose}
            shared={<SharedWith kind="source" id={pane.id} />}
          />
        )}
        {pane.kind === 'none' && (
          <Empty
            title="Choisissez une source dans la liste"
            actions={
              <>
                {campaigns && <FollowedBills />}
                <Lacking sources={total} onState={() => onView('etat')} />
              </>
            }
          >
            {total > 0
              ? `La bibliothèque compte ${count(total, 'source')}. Un numéro tapé seul va droit à la décision.`
              : 'Vous la lirez ici, avec ses points numérotés.'}
          </Empty>
        )}
      </section>
    </div>
  )
}

/** Says why the list is empty, and what to do. */
function NoHits({
  reason,
  onStarter,
  onImport,
}: Pick<Props, 'onStarter' | 'onImport'> & { readonly reason: EmptyReason }) {
  if (reason === 'collection') return <Empty title="Rien dans cette collection" />
  if (reason === 'words')
    return (
      <Empty title="Rien sous ces mots">
        Essayez moins de mots, ou ôtez les filtres. Un numéro de dossier, un ECLI ou un numéro d’article
        suffit.
      </Empty>
    )
  return (
    <Empty
      title="La bibliothèque est vide"
      actions={
        <>
          <Button look="main" onPress={onStarter}>
            Charger la bibliothèque de départ
          </Button>
          <Button onPress={onImport}>Importer des fichiers…</Button>
        </>
      }
    >
      Déposez ici les archives de la DILA (LEGI, JADE…), du Conseil d’État, ou un lot&nbsp;: un fichier,
      plusieurs, ou un dossier.
    </Empty>
  )
}
