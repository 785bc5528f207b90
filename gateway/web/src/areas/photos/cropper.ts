/** The cropper's gestures (drag, pinch, wheel), with the types that templates need; where the frame lies is framing.ts's. */
import 'cropperjs'
import type { DefineComponent, HTMLAttributes } from 'vue'

/** What a person did on the canvas: moved by so many points, or brought nearer by a share. */
export interface Gesture {
  action: string
  startX: number
  startY: number
  endX: number
  endY: number
  scale?: number
}

declare module 'vue' {
  interface GlobalComponents {
    CropperCanvas: DefineComponent<HTMLAttributes & { onAction?: (event: CustomEvent<Gesture>) => void }>
    CropperHandle: DefineComponent<{ action: string; plain?: boolean }>
  }
}

/** By what factor a share of scaling brings the picture nearer. */
export const factorOf = (scale: number): number => (scale < 0 ? 1 / (1 - scale) : 1 + scale)
