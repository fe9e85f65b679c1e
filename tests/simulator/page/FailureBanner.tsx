/** What went wrong, and where. */
export function FailureBanner({ title, message }: { title: string; message: string }) {
  return (
    <section className="failure card" role="alert">
      <h2>{title}</h2>
      <pre>{message}</pre>
    </section>
  );
}
