import { BarChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";

echarts.use([BarChart, GridComponent, LegendComponent, MarkLineComponent, AriaComponent, SVGRenderer]);

export interface EChartProps {
  readonly option: echarts.EChartsCoreOption;
  readonly height: number;
  /** The whole content of the chart in one sentence, for screen readers. */
  readonly label: string;
}

/** Draws one chart as SVG, fitted to its container. */
export function EChart({ option, height, label }: EChartProps) {
  const container = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = container.current;
    if (element === null) return;
    const chart = echarts.init(element, undefined, { renderer: "svg" });
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, []);
  useEffect(() => {
    const element = container.current;
    if (element === null) return;
    const isStill = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    echarts.getInstanceByDom(element)?.setOption({ animation: !isStill, ...option }, { notMerge: true });
    element.setAttribute("aria-label", label);
  }, [option, label]);
  return <div ref={container} className="chart" role="img" aria-label={label} style={{ height }} />;
}
