/** The drawing library with the few of its parts that charts use; loaded only where a chart is shown. */
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

export interface Series {
  name: string
  values: number[]
  /** The name of a colour in tokens.css, without the dashes. */
  colour: string
}

export interface Drawing {
  kind: 'bars' | 'stacked' | 'line'
  unit: string
  categories: string[]
  series: Series[]
}

const FONT_SIZE = 13
const LONGEST_NAME = 168

const colourOf = (name: string) =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()

/** Draws into `place`; gives what changes, resizes and removes the drawing. Bars lie, so that long names have room. */
export function draw(place: HTMLElement, picked: (at: number) => void) {
  const chart = init(place, null, { renderer: 'svg' })
  chart.on('click', ({ dataIndex }) => picked(dataIndex as number))
  return {
    show: (drawing: Drawing) => chart.setOption(optionsOf(drawing), true),
    resize: () => chart.resize(),
    remove: () => chart.dispose(),
  }
}

function optionsOf({ kind, unit, categories, series }: Drawing) {
  const names = { type: 'category', data: categories } as const
  const figures = {
    type: 'value',
    name: unit,
    minInterval: 1,
    splitLine: { lineStyle: { color: colourOf('line') } },
  } as const
  const line = kind === 'line'
  const label = { width: LONGEST_NAME, overflow: 'truncate', color: colourOf('text') } as const
  return {
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: FONT_SIZE },
    grid: { left: 8, right: 48, top: 40, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 10, selectedMode: false },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, confine: true },
    xAxis: line ? names : figures,
    yAxis: line ? figures : { ...names, inverse: true, axisTick: { show: false }, axisLabel: label },
    series: series.map((each) => ({
      type: line ? 'line' : 'bar',
      name: each.name,
      data: each.values,
      stack: kind === 'stacked' ? 'all' : undefined,
      barMaxWidth: 18,
      itemStyle: { color: colourOf(each.colour) },
      emphasis: { disabled: true },
    })),
  } as const
}
