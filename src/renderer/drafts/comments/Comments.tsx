import { useEffect, useRef, useState } from 'react'
import type { Comment } from '../../../shared/drafts/comment.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { useSay } from '../../ui/toast.tsx'
import './comments.css'
import { momentText } from '../../ui/date.ts'

/** A comment, and where it stands; no block where its words have been taken out. */
export interface CommentThread {
  readonly comment: Comment
  readonly block?: string
  readonly words: string
}

/** Acts of the page that the list of comments uses. */
export interface CommentActs {
  readonly comment: () => string | undefined
  readonly change: (id: string, change: Partial<Comment>) => void
  readonly uncomment: (id: string) => void
  readonly show: (id: string) => boolean
}

interface Props {
  readonly comments: readonly CommentThread[]
  readonly notes: readonly { readonly id: string; readonly block: string; readonly text: string }[]
  /** the comment the caret stands in */
  readonly current?: string
  /** one just made, that waits for its words */
  readonly waiting?: string
  readonly author: string
  readonly acts: () => CommentActs | undefined
  readonly onComment: () => void
  readonly onWritten: () => void
  readonly onGo: (block: string) => void
}

/** Shows the remarks beside the text: comments on its words, and notes to oneself; nothing of it leaves with the file unless asked. */
export function Comments(props: Props) {
  const { comments, notes, onComment, onGo } = props
  const [areResolvedVisible, setSettled] = useState(false)
  const open = comments.filter(one => !one.comment.resolved)
  const resolvedComments = comments.filter(one => one.comment.resolved)
  return (
    <div className="comments">
      <p className="help">Rien de ceci ne part avec le fichier, sauf si vous le demandez à l’export.</p>
      <Button onPress={onComment}>Commenter les mots choisis</Button>
      {open.length === 0 && (
        <p className="help">
          Aucun commentaire en cours. Choisissez des mots dans le texte, puis Ctrl+Alt+M.
        </p>
      )}
      <ul>
        {open.map(one => (
          <One key={one.comment.id} one={one} {...props} />
        ))}
      </ul>
      {resolvedComments.length > 0 && (
        <Button look="link" onPress={() => setSettled(!areResolvedVisible)}>
          {areResolvedVisible ? 'Cacher les commentaires réglés' : `Réglés\u00a0: ${resolvedComments.length}`}
        </Button>
      )}
      {areResolvedVisible && (
        <ul>
          {resolvedComments.map(one => (
            <One key={one.comment.id} one={one} {...props} />
          ))}
        </ul>
      )}
      {notes.length > 0 && (
        <section>
          <h2>Notes privées</h2>
          <ul>
            {notes.map(note => (
              <li key={note.id}>
                <button type="button" className="comment-place" onClick={() => onGo(note.block)}>
                  {note.text || 'Note vide'}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function One({ one, current, waiting, author, acts, onWritten }: Props & { readonly one: CommentThread }) {
  const { comment, words, block } = one
  const [replying, setReplying] = useState(false)
  const say = useSay()
  const item = useRef<HTMLLIElement>(null)
  const isCurrent = current === comment.id
  useEffect(() => {
    if (isCurrent) item.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])
  const change = (next: Partial<Comment>) => acts()?.change(comment.id, next)
  const remove = () => {
    acts()?.uncomment(comment.id)
    say.success('Commentaire retiré. Ctrl+Z dans le texte le remet.')
  }
  const show = () => {
    if (!acts()?.show(comment.id)) say.error(new Error('Ces mots ont été retirés du texte.'))
  }
  const reply = (text: string) => {
    const newReply = { id: crypto.randomUUID(), author, at: new Date().toISOString(), text }
    if (text) change({ replies: [...comment.replies, newReply] })
    setReplying(false)
  }
  return (
    <li ref={item} className={`comment${isCurrent ? ' here' : ''}`}>
      <button
        type="button"
        className="comment-place"
        onClick={show}
        aria-label={`Aller à «\u00a0${words}\u00a0»`}
      >
        {block ? (
          `«\u00a0${short(words)}\u00a0»`
        ) : (
          <del title="Ces mots ont été retirés du texte">«&nbsp;{short(words)}&nbsp;»</del>
        )}
      </button>
      {waiting === comment.id ? (
        <Ask
          label="Votre commentaire"
          onDone={text => {
            if (text) change({ text })
            else acts()?.uncomment(comment.id)
            onWritten()
          }}
        />
      ) : (
        <RemarkText remark={comment} onChange={text => change({ text })} />
      )}
      {comment.replies.map(one => (
        <div key={one.id} className="comment-reply">
          <RemarkText
            remark={one}
            onChange={text =>
              change({
                replies: text
                  ? comment.replies.map(each => (each.id === one.id ? { ...each, text } : each))
                  : comment.replies.filter(each => each.id !== one.id),
              })
            }
          />
        </div>
      ))}
      {replying && <Ask label="Votre réponse" onDone={reply} />}
      {waiting !== comment.id && !replying && (
        <div className="comment-acts">
          <Button look="link" onPress={() => setReplying(true)}>
            Répondre
          </Button>
          <Button look="link" onPress={() => change({ resolved: !comment.resolved })}>
            {comment.resolved ? 'Rouvrir' : 'Régler'}
          </Button>
          <Button look="link" onPress={remove}>
            Retirer
          </Button>
        </div>
      )}
    </li>
  )
}

/** A few lines asked for; an empty answer gives up. */
function Ask({ label, onDone }: { readonly label: string; readonly onDone: (text: string) => void }) {
  const [text, setText] = useState('')
  return (
    <form
      className="comment-ask"
      onSubmit={event => {
        event.preventDefault()
        onDone(text.trim())
      }}
      onKeyDown={event => {
        if (event.key === 'Escape') onDone('')
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onDone(text.trim())
      }}
    >
      <Field label={label} type="long" rows={3} value={text} onChange={setText} autoFocus />
      <div className="comment-acts">
        <Button type="submit" look="main">
          {text.trim() ? 'Garder' : 'Laisser'}
        </Button>
      </div>
    </form>
  )
}

const short = (words: string) => (words.length > 90 ? `${words.slice(0, 88).trimEnd()}…` : words)

interface Remark {
  readonly author: string
  readonly at: string
  readonly text: string
}

/** Shows a remark with its author and date; a click edits it. */
function RemarkText({
  remark,
  onChange,
}: {
  readonly remark: Remark
  readonly onChange: (text: string) => void
}) {
  const [text, setText] = useState<string>()
  if (text !== undefined)
    return (
      <form
        className="comment-ask"
        onSubmit={event => {
          event.preventDefault()
          onChange(text.trim())
          setText(undefined)
        }}
      >
        <Field label="Corriger" type="long" rows={3} value={text} onChange={setText} autoFocus />
        <div className="comment-acts">
          <Button type="submit">Garder</Button>
          <Button look="quiet" onPress={() => setText(undefined)}>
            Laisser
          </Button>
        </div>
      </form>
    )
  return (
    <div>
      <p className="comment-signed">{signature(remark)}</p>
      <button type="button" className="comment-text" title="Corriger" onClick={() => setText(remark.text)}>
        {remark.text || '—'}
      </button>
    </div>
  )
}

/** When it was said, and by whom. */
const signature = ({ author, at }: Remark) =>
  [author || 'Vous', at && momentText(at)].filter(Boolean).join(', ')
