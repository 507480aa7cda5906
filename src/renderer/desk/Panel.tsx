import { useState } from 'react'
import { Input, Label, SearchField } from 'react-aria-components'
import { hitOf } from '../../shared/library/cite/hit.ts'
import type { Source, SourceRef } from '../../shared/library/model.ts'
import { Back } from '../library/Back.tsx'
import { Reader } from '../library/Reader.tsx'
import type { Acts } from '../library/sourceActions.ts'
import { Facets } from '../search/Facets.tsx'
import { Results } from '../search/Results.tsx'
import type { Question } from '../search/useSearch.ts'
import { firstOf, useSearch } from '../search/useSearch.ts'
import { Empty, Failure } from '../ui/state.tsx'
import { useSay } from '../ui/toast.tsx'

/** The library beside the page: what is shown follows the caret until one searches. */
export function Panel({
  currentRef,
  citedSources,
  onShow,
  acts,
}: {
  readonly citedSources: readonly Source[]
  readonly currentRef?: SourceRef
  readonly onShow: (source?: SourceRef) => void
  readonly acts: Acts
}) {
  const [question, setQuestion] = useState<Question>({ text: '' })
  const { answer, error, loading, more, reload } = useSearch(question)
  const say = useSay()
  const atRest = citedSources.length > 0 && Object.values(question).every(value => !value)
  const hits = atRest ? citedSources.map(hitOf) : (answer?.hits ?? [])
  const inside: Acts = {
    ...acts,
    open: (id, pin) =>
      onShow({ kind: hits.find(source => source.id === id)?.kind ?? 'decision', id, ...(pin && { pin }) }),
  }
  const openFirst = async (text: string) => {
    if (!text.trim()) return
    const first = await firstOf({ ...question, text }).catch(say.error)
    if (first) onShow({ kind: first.kind, id: first.id })
  }
  if (currentRef)
    return (
      <div className="panel-body">
        <Back always name="Revenir à la recherche" onBack={() => onShow(undefined)} />
        <Reader
          id={currentRef.id}
          pin={currentRef.pin}
          words={answer?.corrected ?? question.text}
          acts={{
            ...inside,
            open: (id, pin) => (id === currentRef.id ? acts.open(id, pin) : inside.open(id, pin)),
          }}
          compact
        />
      </div>
    )
  return (
    <div className="panel-list">
      <SearchField
        className="search"
        value={question.text}
        onChange={text => setQuestion(before => ({ ...before, text }))}
        onSubmit={text => void openFirst(text)}
      >
        <Label className="sr-only">Chercher une source</Label>
        <Input placeholder="Chercher une source" />
      </SearchField>
      <Facets
        question={question}
        facets={answer?.facets}
        onChange={part => setQuestion(before => ({ ...before, ...part }))}
      />
      {atRest && <p className="help panel-note">Cités dans ce texte&nbsp;:</p>}
      {error && <Failure error={error} retry={reload} />}
      {answer && (
        <Results
          hits={hits}
          isAlone
          acts={inside}
          more={atRest ? undefined : more}
          loading={loading}
          empty={
            <Empty title="Rien sous ces mots">
              Essayez moins de mots, ou importez des sources depuis la bibliothèque.
            </Empty>
          }
        />
      )}
    </div>
  )
}
