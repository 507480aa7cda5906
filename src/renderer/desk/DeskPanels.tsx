import type { Gathered } from '../../shared/contract/contract.ts'
import { forDossier } from '../../shared/drafts/templates/expected-exhibits.ts'
import { changeFacts } from '../dossiers/useDossier.ts'
import { Checks } from '../drafts/checks/Checks.tsx'
import { Comments } from '../drafts/comments/Comments.tsx'
import type { Dragged } from '../drafts/editor/props.ts'
import { Versions } from '../drafts/versions/Versions.tsx'
import { Exhibits } from '../exhibits/Exhibits.tsx'
import { DRAG_TYPE } from '../kernel/drag.ts'
import { useSay } from '../ui/toast.tsx'
import { CheckedPages } from '../word/export/Pages.tsx'
import { DeskSide, DrawnLater } from './DeskSide.tsx'
import { Panel } from './Panel.tsx'
import type { OpenDesk } from './useDesk.ts'
import { useActs } from './useSourceActions.ts'

interface Props {
  readonly desk: OpenDesk
  readonly draftContext: Gathered
  readonly author: string
}

/** The panels beside the page: the library, the exhibits, the checks, the notes, the versions. */
export function DeskPanels({ desk, draftContext, author }: Props) {
  const { dossier, draft, panel, editor, act, state } = desk
  const say = useSay()
  const acts = useActs(editor, draftContext.dossier)
  if (!panel.open) return null
  return (
    <DrawnLater>
      <DeskSide
        side={panel.side}
        onSide={panel.show}
        onClose={() => panel.setOpen(false)}
        onLeft={() => document.activeElement === document.body && editor.current?.focus()}
        panels={{
          library: (
            <Panel
              currentRef={panel.source}
              citedSources={draftContext.sources}
              onShow={panel.setSource}
              acts={acts}
            />
          ),
          exhibits: (
            <Exhibits
              dossier={dossier}
              affaire={draftContext.draft.affaire}
              currentId={panel.exhibit}
              facts={draftContext.dossier.facts}
              template={draftContext.template && forDossier(draftContext.template, draftContext.dossier)}
              onFacts={change => changeFacts(dossier, change).catch(say.error)}
              onCall={id => editor.current?.exhibit(id)}
              drag={dragExhibit}
            />
          ),
          checks: (
            <Checks
              draft={draft}
              near={panel.near}
              onGo={desk.goTo}
              onCorrect={one => void editor.current?.correct(one).catch(say.error)}
              pages={<CheckedPages key={draft} draft={draft} />}
            />
          ),
          comments: (
            <Comments
              {...state.beside}
              waiting={state.waiting}
              author={author}
              acts={() => editor.current?.saying}
              onComment={() => desk.comment(editor.current?.saying.comment())}
              onWritten={() => {
                act({ kind: 'comment-written' })
                editor.current?.focus()
              }}
              onGo={desk.goToBlock}
            />
          ),
          versions: <Versions draft={draft} flush={desk.flush} onAdopt={desk.adopt} />,
        }}
      />
    </DrawnLater>
  )
}

const dragExhibit = {
  type: DRAG_TYPE,
  data: (id: string) => JSON.stringify({ kind: 'exhibit', id } satisfies Dragged),
}
