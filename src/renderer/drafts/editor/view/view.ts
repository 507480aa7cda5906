/** How the page is shown on screen; nothing of it reaches the file. */
export interface View {
  /** percent */
  readonly zoom: number
  readonly face: Face
  /** only the paragraph at the caret is in full ink, and nothing stands beside the page */
  readonly focus: boolean
}

export const faces = [
  ['page', 'Police du fichier (Cambria)'],
  ['atkinson', 'Atkinson Hyperlegible'],
  ['opendyslexic', 'OpenDyslexic'],
] as const
export type Face = (typeof faces)[number][0]

const steps = [80, 90, 100, 110, 125, 150, 175, 200]

/** The next step of zoom up or down from one; the same at both ends. */
export const zoomed = (zoom: number, by: 1 | -1): number =>
  (by > 0 ? steps.find(step => step > zoom) : steps.findLast(step => step < zoom)) ?? zoom

/** The view the settings keep, whatever they hold. */
export const viewOf = (values: Readonly<Record<string, string>>): View => {
  const zoom = Math.round(Number(values.pageZoom) || 100)
  return {
    zoom: Math.min(200, Math.max(80, zoom)),
    face: faces.find(([one]) => one === values.pageFace)?.[0] ?? 'page',
    focus: values.focus === 'on',
  }
}

/** A change of view, as the settings keep it. */
export const viewValues = (view: Partial<View>): Record<string, string> => ({
  ...(view.zoom !== undefined && { pageZoom: `${view.zoom}` }),
  ...(view.face !== undefined && { pageFace: view.face }),
  ...(view.focus !== undefined && { focus: view.focus ? 'on' : 'off' }),
})
