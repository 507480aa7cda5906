import { useMemo } from 'react'
import type { Gathered } from '../../shared/contract/contract.ts'
import { questionOf } from '../../shared/drafts/slots/gap-labels.ts'
import { Editor } from '../drafts/editor/Editor.tsx'
import { call, upload } from '../kernel/api.ts'
import { go } from '../kernel/route.ts'
import { Boundary } from '../ui/boundary.tsx'
import { answerPlace } from './answerPlace.ts'
import { leave, saveDraft } from './deskSaves.ts'
import { type Settings, useSpellingChoice } from './deskSettings.ts'
import { togetherLink } from './togetherLink.ts'
import { journalTyping } from './typing.ts'
import type { OpenDesk } from './useDesk.ts'

interface Props {
  readonly desk: OpenDesk
  readonly draftContext: Gathered
  readonly settings: Settings
  readonly author: string
  readonly onFiles: (files: readonly File[]) => void
}

/** The editor of the text, with the library, the pictures and the saves it asks for. */
export function DeskPage({ desk, draftContext, settings, author, onFiles }: Props) {
  const { draft, panel, act, state } = desk
  const { view, outline, version } = state
  const spelling = useSpellingChoice(settings)
  const together = useMemo(() => togetherLink(draft), [draft])
  return (
    <div className="desk-page" onKeyDownCapture={panel.unpin} onPointerDownCapture={panel.unpin}>
      <Boundary panel="Texte" resetKey={`${draft}/${version}`}>
        <Editor
          key={`${draft}/${version}`}
          ref={desk.editor}
          draftContext={draftContext}
          search={(text, kind) =>
            call['library.search']({ text, kind, limit: 20 }).then(answer => answer.hits)
          }
          loadSource={id => call['library.get']({ id })}
          recognise={citedKeys =>
            call['library.recognise']({
              cited: citedKeys.map(keys => [...keys]),
              profile: draftContext.draft.profile,
            })
          }
          keepPicture={file => upload(file).then(fileRef => call['pictures.add']({ file: fileRef }))}
          onFiles={onFiles}
          save={saveDraft}
          readSaved={() => call['drafts.get']({ id: draft })}
          journal={journalTyping}
          together={together}
          onLeave={saving => leave(draft, saving)}
          pages={() => call['drafts.pages']({ id: draft })}
          onStale={mine => act({ kind: 'stale', mine, version })}
          onCaret={panel.follow}
          onOpenSource={panel.showSource}
          onOpenExhibit={panel.showExhibit}
          onEditFacts={key =>
            go(...answerPlace(draftContext.draft, key ? questionOf(key, draftContext.template) : 'facts'))
          }
          spelling={spelling}
          author={author}
          onBeside={beside => act({ kind: 'beside', beside })}
          onComment={desk.comment}
          view={view}
          onView={desk.setView}
          outline={outline}
          onOutline={open => act({ kind: 'outline', open })}
        />
      </Boundary>
    </div>
  )
}
