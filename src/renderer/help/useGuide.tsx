import { type ReactNode, Suspense, useState } from 'react'
import { lazyScreen } from '../kernel/lazyScreen.ts'
import type { Route } from '../kernel/route.ts'
import { titleAt } from './guide-places.ts'

const Guide = lazyScreen(async () => (await import('./Guide.tsx')).Guide)

/** The guide, opened from any screen at the page about it. */
export function useGuide(route: Route): { readonly open: () => void; readonly box: ReactNode } {
  const [isOpen, setOpen] = useState(false)
  return {
    open: () => setOpen(true),
    box: isOpen && (
      <Suspense>
        <Guide title={titleAt(route)} onClose={() => setOpen(false)} />
      </Suspense>
    ),
  }
}
