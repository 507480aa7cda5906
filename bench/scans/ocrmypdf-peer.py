"""Runs OCRmyPDF, one page at a time, over a scan; prints its time and the memory of its largest process as JSON."""
import json, resource, subprocess, sys, time

source, target, text = sys.argv[1:4]
begin = time.monotonic()
subprocess.run(
    ["ocrmypdf", "-l", "fra", "--jobs", "1", "--deskew", "--rotate-pages", "--force-ocr", "--output-type", "pdf",
     "--sidecar", text, "-q", source, target],
    check=True,
)
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps({
    "seconds": time.monotonic() - begin,
    "cpuSeconds": usage.ru_utime + usage.ru_stime,
    "megabytes": usage.ru_maxrss / 1024,
}))
