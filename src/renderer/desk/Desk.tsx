import { useEffect, useRef, useState } from 'react'
import type { Draft } from '../../shared/drafts/model.ts'
import type { Problem } from '../../shared/drafts/problem.ts'
import { questionOf } from '../../shared/drafts/slots/gap-labels.ts'
import { expectedKey, forDossier } from '../../shared/drafts/templates/expected-exhibits.ts'
import { changeFacts } from '../dossiers/useDossier.ts'
import { Checks } from '../drafts/checks/Checks.tsx'
import { Grounds } from '../drafts/checks/Grounds.tsx'
import { Comments } from '../drafts/comments/Comments.tsx'
import type { Beside } from '../drafts/editor/comments/stretches.ts'
import { Editor } from '../drafts/editor/Editor.tsx'
import type { Dragged, EditorHandle } from '../drafts/editor/props.ts'
import { DRAG_TYPE } from '../drafts/editor/props.ts'
import { nextZoom, type View, viewOf, viewValues } from '../drafts/editor/view/view.ts'
import { LinkedBar } from '../drafts/versions/LinkedBar.tsx'
import { Reassembly } from '../drafts/versions/Reassembly.tsx'
import { Versions } from '../drafts/versions/Versions.tsx'
import { Exhibits } from '../exhibits/Exhibits.tsx'
import { FiledBar } from '../filings/Filings.tsx'
import { asError, call, upload, useCall } from '../kernel/api.ts'
import { go } from '../kernel/route.ts'
import { Boundary } from '../ui/boundary.tsx'
import type { Action } from '../ui/keys.ts'
import { Failure, Loading } from '../ui/state.tsx'
import { useSay } from '../ui/toast.tsx'
import { Export } from '../word/export/Export.tsx'
import { CheckedPages } from '../word/export/Pages.tsx'
import { LookDialog } from '../word/LookDialog.tsx'
import { DeskHead, Stale } from './DeskHead.tsx'
import { DeskSide, Later } from './DeskSide.tsx'
import { useDeskActions } from './deskActions.ts'
import { useSidePanel } from './deskPanel.ts'
import { leave, saveDraft, useLastWords, useOtherSaves } from './deskSaves.ts'
import { type Settings, useSpellingChoice } from './deskSettings.ts'
import { Panel } from './Panel.tsx'
import { useActs } from './useSourceActions.ts'

interface Props {
  readonly dossier: string
  readonly draft: string
  readonly author: string
  /** the preferences that shape the page, and their change */
  readonly settings: Settings
  /** files dropped on the page that the text does not take */
  readonly onFiles: (files: readonly File[]) => void
  /** what can be done here, for the palette and the keys */
  readonly onActions: (actions: readonly Action[]) => void
}

/** A text being written: outline, page, and beside it the library, the exhibits or the checks, following the caret. */
export function Desk({ dossier, draft, author, settings, onFiles, onActions }: Props) {
  const spelling = useSpellingChoice(settings)
  const [view, shownAs] = useState(() => viewOf(settings.values))
  const setView = (part: Partial<View>) => {
    shownAs(now => ({ ...now, ...part }))
    if (part.focus !== undefined) {
      setOutline(!part.focus && !narrow)
      panel.setOpen(!part.focus && !narrow)
    }
    settings.change(viewValues(part))
  }
  const {
    value: draftContext,
    error,
    reload,
  } = useCall('drafts.gather', useLastWords(draft) ? { id: draft } : null, [
    'dossiers',
    'exhibits',
    'library',
  ])
  const editor = useRef<EditorHandle>(null)
  const say = useSay()
  const narrow = useNarrow()
  const [outline, setOutline] = useState(!narrow && !view.focus)
  const panel = useSidePanel(!narrow && !view.focus, () => editor.current?.draft().blocks)
  const [exporting, setExporting] = useState(false)
  const [looking, setLooking] = useState(false)
  const [picking, setPicking] = useState(false)
  const [stale, setStale] = useState<Draft>()
  const [beside, setBeside] = useState<Beside>({ comments: [], notes: [] })
  const [waiting, setWaiting] = useState<string>()
  const [version, setVersion] = useState(0)
  const shownVersion = useRef(version)
  shownVersion.current = version

  const goTo = (at: Problem['at']) => {
    if (at.block) editor.current?.goTo(at.block)
    else if (at.fact && expectedKey(at.fact)) panel.showExhibit(at.fact)
    else if (at.fact) go(['dossier', dossier], { fait: at.fact })
    else if (at.exhibit) panel.showExhibit(at.exhibit)
  }
  const flush = async () => {
    await editor.current?.flush()
  }
  const onCommented = (id: string | undefined) => {
    if (!id) return say.error(new Error('Choisissez d’abord les mots à commenter.'))
    setWaiting(id)
    panel.show('comments')
  }
  const [adoptions, setAdopted] = useState(0)
  const adopt = (next: Draft) => {
    editor.current?.adopt(next)
    setAdopted(n => n + 1)
  }
  useLeaving(draft)

  /** Replaces the draft on screen by the saved one. */
  const readAgain = () => {
    reload()
    call['drafts.gather']({ id: draft }).then(
      () => {
        setStale(undefined)
        setVersion(n => n + 1)
      },
      cause => say.error(asError(cause)),
    )
  }

  useOtherSaves(draft, editor, { adopt, readAgain })

  useDeskActions(onActions, {
    outline: () => setOutline(open => !open),
    side: () => panel.setOpen(open => !open),
    show: panel.show,
    page: () => editor.current?.focus(),
    find: kind => editor.current?.find(kind),
    again: by => editor.current?.findAgain(by),
    export: () => setExporting(true),
    spelling: () => editor.current?.spelling(),
    look: () => setLooking(true),
    grounds: () => setPicking(true),
    typography: () => editor.current?.typography(),
    citations: () => editor.current?.citations(),
    focus: () => setView({ focus: !view.focus }),
    zoom: by => setView({ zoom: by === 0 ? 100 : nextZoom(view.zoom, by) }),
  })

  const acts = useActs(editor, draftContext?.dossier)

  if (error && !draftContext)
    return (
      <div className="screen">
        <Failure error={error} retry={reload} />
      </div>
    )
  if (!draftContext || draftContext.draft.id !== draft)
    return (
      <div className="screen">
        <Loading what="Ouverture du texte" />
      </div>
    )
  return (
    <div className={`desk${panel.open ? ' side-open' : ''}`}>
      <Boundary panel="Titre du texte">
        <DeskHead
          draftContext={draftContext}
          flush={flush}
          onGrounds={narrow ? undefined : () => setPicking(true)}
          onLook={() => setLooking(true)}
          onExport={() => setExporting(true)}
          sideOpen={panel.open}
          onSide={panel.setOpen}
        />
      </Boundary>
      <div className="desk-bars">
        {draftContext.filed ? (
          <FiledBar dossier={dossier} draft={draft} date={draftContext.filed.date} />
        ) : (
          <Boundary panel="Mises à jour">
            <Later>
              <Reassembly key={adoptions} draft={draft} flush={flush} onAdopt={adopt} />
              <LinkedBar
                draft={draft}
                flush={flush}
                onAdopt={adopt}
                onGo={block => editor.current?.goTo(block)}
              />
            </Later>
          </Boundary>
        )}
      </div>
      <div className="desk-page" onKeyDownCapture={panel.unpin} onPointerDownCapture={panel.unpin}>
        <Boundary panel="Texte" resetKey={`${draft}/${version}`}>
          <Editor
            key={`${draft}/${version}`}
            ref={editor}
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
            onLeave={saving => leave(draft, saving)}
            pages={() => call['drafts.pages']({ id: draft })}
            // an editor that was replaced tries once more to save, and has nothing to ask any more
            onStale={mine => shownVersion.current === version && setStale(mine)}
            onCaret={panel.follow}
            onOpenSource={panel.showSource}
            onOpenExhibit={panel.showExhibit}
            onEditFacts={key =>
              go(['dossier', dossier], { fait: key ? questionOf(key, draftContext.template) : 'facts' })
            }
            spelling={spelling}
            author={author}
            onBeside={setBeside}
            onComment={onCommented}
            view={view}
            onView={setView}
            outline={outline}
            onOutline={setOutline}
          />
        </Boundary>
      </div>
      {panel.open && (
        <Later>
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
                  onGo={goTo}
                  onCorrect={one => void editor.current?.correct(one).catch(say.error)}
                  pages={<CheckedPages key={draft} draft={draft} />}
                />
              ),
              comments: (
                <Comments
                  {...beside}
                  waiting={waiting}
                  author={author}
                  acts={() => editor.current?.saying}
                  onComment={() => onCommented(editor.current?.saying.comment())}
                  onWritten={() => {
                    setWaiting(undefined)
                    editor.current?.focus()
                  }}
                  onGo={block => editor.current?.goTo(block)}
                />
              ),
              versions: <Versions draft={draft} flush={flush} onAdopt={adopt} />,
            }}
          />
        </Later>
      )}
      {picking && (
        <Boundary panel="Moyens">
          <Grounds
            draft={draft}
            flush={flush}
            onAdopt={adopt}
            onGo={block => block && editor.current?.goTo(block.id)}
            onClose={() => setPicking(false)}
          />
        </Boundary>
      )}
      {looking && (
        <Boundary panel="Présentation">
          <LookDialog
            draft={draft}
            style={draftContext.draft.style}
            letterhead={draftContext.draft.letterhead}
            model={draftContext.draft.model}
            numbering={draftContext.draft.numbering}
            onClose={() => setLooking(false)}
            flush={flush}
            onChanged={readAgain}
          />
        </Boundary>
      )}
      <Boundary panel="Exporter" resetKey={String(exporting)}>
        <Export
          draft={draft}
          open={exporting}
          onClose={() => setExporting(false)}
          flush={flush}
          author={author}
        />
      </Boundary>
      <Stale mine={stale} onClose={() => setStale(undefined)} onReload={readAgain} />
    </div>
  )
}

const dragExhibit = {
  type: DRAG_TYPE,
  data: (id: string) => JSON.stringify({ kind: 'exhibit', id } satisfies Dragged),
}

/** A text that is left is kept as it is then: one sitting. */
function useLeaving(draft: string): void {
  useEffect(
    () => () => {
      // the last words are saved first
      setTimeout(() => call['drafts.keep']({ id: draft }).catch(() => undefined), 1500)
    },
    [draft],
  )
}

function useNarrow(): boolean {
  const [narrow] = useState(() => window.matchMedia('(max-width: 980px)').matches)
  return narrow
}
