import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import { passageAt } from '../../shared/library/cite/pin.ts'
import { pinAt } from '../../shared/library/kinds/registry.ts'
import type { Decision, Document, Passage } from '../../shared/library/model.ts'
import { sections } from '../../shared/library/source-labels.ts'
import { Button } from '../ui/button.tsx'
import { withKeys } from '../ui/keyed.ts'
import { CitedText, type Mark, useMarks } from './Cited.tsx'
import { useCite } from './cite.ts'
import type { Acts } from './sourceActions.ts'

interface Props {
  readonly source: Decision | Document
  readonly pin?: string
  readonly acts: Acts
}

/** The text itself, with the points the judgment numbers: each can be cited, or quoted word for word. */
export function Passages({ source, pin, acts }: Props) {
  const top = useRef<HTMLDivElement>(null)
  const toCite = useCite(acts)
  const marks = useMarks(source)
  const pinnedPassages = new Set(pin ? passageAt(source, pin) : [])
  const firstWanted = source.text.findIndex(passage => pinnedPassages.has(passage))

  // the place asked for comes into sight once the text is there
  useEffect(() => {
    if (firstWanted < 0) return
    top.current?.querySelector(`[data-passage="${firstWanted}"]`)?.scrollIntoView({ block: 'center' })
  }, [firstWanted])

  if (source.text.length === 0)
    return <p className="help">Le texte intégral n’est pas dans la bibliothèque.</p>
  return (
    <div ref={top} className="passages">
      {withKeys(source.text, passage => passage.text).map(({ key, item: passage }, index) => (
        <PassageRow
          key={key}
          index={index}
          passage={passage}
          before={source.text[index - 1]}
          isPinned={pinnedPassages.has(passage)}
          marks={marks.get(index)}
          acts={acts}
        >
          {passage.n !== undefined && (
            <span className="passage-acts">
              <Button look="link" onPress={() => toCite(source, pinAt(source, passage.n ?? 0))}>
                {acts.cite ? 'Citer ce point' : 'Copier la citation de ce point'}
              </Button>
              {acts.quote && (
                <Button
                  look="link"
                  onPress={() =>
                    acts.quote?.({
                      kind: source.kind,
                      id: source.id,
                      pin: pinAt(source, passage.n ?? 0),
                    })
                  }
                >
                  Citer mot pour mot
                </Button>
              )}
            </span>
          )}
        </PassageRow>
      ))}
    </div>
  )
}

function PassageRow({
  passage,
  before,
  isPinned,
  index,
  marks,
  acts,
  children,
}: {
  readonly passage: Passage
  readonly before?: Passage
  readonly isPinned: boolean
  readonly index: number
  readonly marks: readonly Mark[] | undefined
  readonly acts: Acts
  readonly children: ReactNode
}) {
  const opens = passage.section !== undefined && passage.section !== before?.section
  return (
    <>
      {opens && passage.section && (
        <h3 className="section-title" id={`section-${passage.section}`}>
          {sections[passage.section]}
        </h3>
      )}
      <div
        className={`passage${isPinned ? ' wanted' : ''}`}
        data-passage={index}
        id={passage.n === undefined ? undefined : `point-${passage.n}`}
      >
        {passage.n !== undefined && <span className="point">{passage.n}.</span>}
        <p>
          <CitedText text={passage.text} marks={marks} acts={acts} />
        </p>
        {children}
      </div>
    </>
  )
}
