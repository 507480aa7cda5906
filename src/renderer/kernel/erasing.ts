import { createContext, useContext } from 'react'
import type { ErasureTarget } from '../../shared/safekeeping/erasure.ts'

/** Asks the user whether a thing is to be erased for good; `onErased` is called once it is. */
export type AskErasure = (target: ErasureTarget, onErased?: () => void) => void

const Erasing = createContext<AskErasure>(() => undefined)

/** Gives what is under it the question of an erasure. */
export const ErasingProvider = Erasing.Provider

/** The question of an erasure, for any screen. */
export const useErasing = (): AskErasure => useContext(Erasing)
