"""What `python -m crossreport` runs: the command `crossreport`."""

from crossreport.cli.main import main

if __name__ == "__main__":
    main()
