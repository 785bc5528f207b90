/** How the own province wants photos. */
import { useQuery } from '@tanstack/vue-query'
import { api, body } from '@/api/client'
import { figure } from '@/lib/format'
import { language, t } from '@/lib/words'
import type { PhotoStandard } from '@/api/shapes'

export const useStandard = () =>
  useQuery({
    queryKey: ['photo-standard', language],
    queryFn: ({ signal }) => body(api.GET('/photo-standard', { signal })),
    staleTime: 60_000,
  })

type Measures = Pick<PhotoStandard, 'width_mm' | 'height_mm' | 'width' | 'height' | 'dpi'>

const CM = 10

/** 2.5 × 3.1 cm, 197 × 244 像素, 200 DPI */
export const measures = (standard: Measures): string =>
  t('photos.standard.measures', {
    width: standard.width_mm / CM,
    height: standard.height_mm / CM,
    pixels: `${standard.width} × ${standard.height}`,
    dpi: standard.dpi,
  })

export const limit = (bytes: number): string =>
  t('photos.standard.limit', { kb: figure(Math.floor(bytes / 1000)) })
