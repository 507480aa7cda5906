import type { ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false

/** Every file under a dropped folder, or the dropped file itself. */
async function filesOf(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile)
    return [
      await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)),
    ]
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const inside: FileSystemEntry[] = []
  for (;;) {
    // a reader gives at most a hundred entries at a time
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (batch.length === 0) break
    inside.push(...batch)
  }
  return (await Promise.all(inside.map(filesOf))).flat()
}

async function filesFrom(transfer: DataTransfer): Promise<File[]> {
  // Electron takes a folder as it is, by its token
  if (window.pretoire) return [...transfer.files]
  const entries = [...transfer.items].map(item => item.webkitGetAsEntry()).filter(entry => entry !== null)
  return (await Promise.all(entries.map(filesOf))).flat()
}

interface Target {
  readonly words: string
  readonly onFiles: (files: readonly File[]) => void
}

// places of the page that take files for themselves, before the window does
const targets = new Map<Element, Target>()

function targetAt(event: DragEvent): readonly [Element, Target] | undefined {
  for (let at = event.target instanceof Element ? event.target : null; at; at = at.parentElement) {
    const target = targets.get(at)
    if (target) return [at, target]
  }
  return undefined
}

/** A place that takes the files dropped on it; `words` says what it will do with them. */
export function DropTarget({
  words,
  onFiles,
  className,
  children,
}: Target & { readonly className: string; readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = place.current
    if (!element) return
    targets.set(element, { words, onFiles })
    return () => void targets.delete(element)
  }, [words, onFiles])
  return (
    <div ref={place} className={className}>
      {children}
    </div>
  )
}

/** Files may be dropped anywhere on the window; `words` says what will be done with them. */
export function DropAnywhere({ words, onFiles }: Target) {
  const [over, setOver] = useState<string>()
  useEffect(() => {
    let depth = 0
    let currentTarget: Element | undefined
    const light = (element: Element | undefined) => {
      if (currentTarget === element) return
      currentTarget?.removeAttribute('data-over')
      element?.setAttribute('data-over', '')
      currentTarget = element
    }
    const end = () => {
      depth = 0
      light(undefined)
      setOver(undefined)
    }
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      depth += 1
    }
    const leave = (event: DragEvent) => {
      if (!hasFiles(event)) return
      depth -= 1
      if (depth <= 0) end()
    }
    const hover = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      const [element, target] = targetAt(event) ?? []
      light(element)
      setOver(target?.words ?? words)
    }
    const drop = (event: DragEvent) => {
      if (!hasFiles(event) || !event.dataTransfer) return
      event.preventDefault()
      const take = targetAt(event)?.[1].onFiles ?? onFiles
      end()
      void filesFrom(event.dataTransfer).then(take)
    }
    window.addEventListener('dragenter', enter)
    window.addEventListener('dragleave', leave)
    window.addEventListener('dragover', hover)
    window.addEventListener('drop', drop)
    return () => {
      light(undefined)
      window.removeEventListener('dragenter', enter)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('dragover', hover)
      window.removeEventListener('drop', drop)
    }
  }, [words, onFiles])
  // where the page has places of its own for files, they stay in sight
  return over ? <div className={targets.size > 0 ? 'drop low' : 'drop'}>{over}</div> : null
}
