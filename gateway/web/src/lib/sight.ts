/** A result is where the eyes are: the page scrolls to what it says as soon as that stands there. */
import { onMounted, type Ref } from 'vue'

/** Brings what `place` refers to into sight, below the bar at the top. */
export function useInSight(place: Ref<HTMLElement | undefined>) {
  onMounted(() => {
    place.value?.classList.add('into-sight')
    place.value?.scrollIntoView({ block: 'nearest' })
  })
}
