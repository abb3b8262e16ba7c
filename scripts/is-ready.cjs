// A container's health check: exit code 0 when the API beside it says that it is ready.
const url = `http://127.0.0.1:${process.env.PORT || 3000}/health/ready`;
fetch(url, { signal: AbortSignal.timeout(4000) }).then(
  (answer) => process.exit(answer.ok ? 0 : 1),
  () => process.exit(1),
);
