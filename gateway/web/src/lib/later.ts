/** Parts of a page that are loaded when they are first shown; the page is busy until they are there. */
import { defineAsyncComponent, type Component } from 'vue'
import { busyWith } from '@/api/busy'

export function later<Part extends Component>(load: () => Promise<{ default: Part }>): Part {
  return defineAsyncComponent<Part>(() => busyWith(load()))
}
