import { ArrowLeft } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { IconButton } from '../ui/button.tsx'

/** Whether what had the keyboard is gone, or out of sight. */
const isFocusLost = () =>
  document.activeElement === document.body || !document.activeElement?.checkVisibility()

/** The way back to the list, where what is read takes its place: the keyboard goes with it, and comes back to the list. */
export function Back({
  name,
  always,
  onBack,
}: {
  readonly name: string
  /** not only in a narrow window */
  readonly always?: boolean
  readonly onBack: () => void
}) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = box.current
    if (!element?.checkVisibility()) return
    if (isFocusLost()) element.querySelector('button')?.focus()
    const home = element.closest('.library, [role="tabpanel"]')
    return () =>
      void requestAnimationFrame(() => {
        if (isFocusLost()) home?.querySelector<HTMLElement>('.results')?.focus()
      })
  }, [])
  return (
    <div ref={box} className={`back${always ? ' always' : ''}`}>
      <IconButton icon={ArrowLeft} name={name} onPress={onBack} />
    </div>
  )
}

/** Whether what is opened takes the place of the list: it is then opened by Enter alone, not by going through the list. */
export const takesItsPlace = (): boolean => window.matchMedia('(max-width: 860px)').matches
