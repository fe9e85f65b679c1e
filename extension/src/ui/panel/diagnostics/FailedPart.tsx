import { type ComponentType, useEffect, useState } from 'react';
import { useTexts } from '../../text/useTexts.ts';
import { diagnosticsTexts } from './text/texts.ts';

/** Stands in place of a part of the page that failed, and says what one can do. */
export function FailedPart() {
  const texts = useTexts(diagnosticsTexts);
  const [Copy, setCopy] = useState<ComponentType | null>(null);
  useEffect(() => {
    void loadCopy().then((loaded) => setCopy(() => loaded));
  }, []);

  return (
    <div className="card failed-part" role="alert">
      <p>{texts.failed}</p>
      {Copy && <Copy />}
    </div>
  );
}

/** In the panel's chunk: the first paint needs it no more than that. */
async function loadCopy() {
  const { CopyDiagnostics } = await import(
    /* webpackChunkName: "syncPanel" */ './CopyDiagnostics.tsx'
  );
  return CopyDiagnostics;
}
